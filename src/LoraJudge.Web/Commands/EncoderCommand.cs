using System.CommandLine;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Encoders;
using LoraJudge.Web.Features.Encoders.Activation;
using LoraJudge.Web.Features.Encoders.Loading;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class EncoderCommand
{
    public static Command Create()
    {
        var fit = new Command("fit", "Fit the style space to the catalogue's pictures as they are now.");
        fit.SetAction((parsed, cancellation) => VerbHost.RunAsync(parsed, FitAsync, cancellation));
        var list = new Command("list", "List the encoders with their ids.");
        list.SetAction((parsed, cancellation) => VerbHost.RunAsync(parsed, ListAsync, cancellation));
        return new Command("encoder", "What pictures are compared by.") { list, Add(), Activate(), fit, EmbeddedEncoderCommand.Create() };
    }

    private static Command Add()
    {
        var file = new Argument<string>("file") { Description = "A checkpoint: a safetensors file that a training run wrote." };
        var command = new Command("add", "Register a trained encoder's checkpoint.") { file };
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(parsed, (services, token) => AddAsync(services, parsed.GetRequiredValue(file), token), cancellation)
        );
        return command;
    }

    private static Command Activate()
    {
        var which = new Argument<string>("encoder")
        {
            Description = "Its id, the beginning of its hash, or \"configured\" for the one that the settings ask for.",
        };
        var command = new Command("activate", "Encode the catalogue by another encoder, then search with it. Run it again to go on.")
        {
            which,
        };
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(parsed, (services, token) => ActivateAsync(services, parsed.GetRequiredValue(which), token), cancellation)
        );
        return command;
    }

    private static async Task<int> FitAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var description = await services.GetRequiredService<IStyleEncoder>().ReadyAsync(cancellation);
        if (!description.IsFitted)
            throw new InvalidOperationException(
                $"{description.Name} is trained: its vectors are compared as they are, there is nothing to fit."
            );
        await services.GetRequiredService<MissingVectors>().EncodeAsync(description, cancellation);
        var snapshot =
            await services.GetRequiredService<SnapshotBuilder>().BuildAsync(description, refit: true, cancellation)
            ?? throw new InvalidOperationException("The catalogue has too few pictures to fit a style space: import some first.");
        AnsiConsole.MarkupLineInterpolated(
            $"{snapshot.EncoderName}: {snapshot.Index.ModelCount} models, {snapshot.Index.ReferenceCount} vectors."
        );
        AnsiConsole.WriteLine("A portal that runs takes it up when its catalogue changes or when it starts again.");
        return 0;
    }

    private static async Task<int> ListAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<IStyleEncoder>().ReadyAsync(cancellation);
        var view = await services.GetRequiredService<EncoderList>().GetAsync(cancellation);
        var table = new Table().AddColumns("id", "hash", "name", "kind", "vectors", "");
        foreach (var encoder in view.Encoders)
            table.AddRow(
                $"{encoder.Id}",
                encoder.Hash[..12],
                Markup.Escape(encoder.Name),
                encoder.Kind,
                $"{encoder.Vectors} of {encoder.Pictures}",
                encoder.IsActive ? "active"
                    : encoder.IsWanted ? "wanted"
                    : ""
            );
        AnsiConsole.Write(table);
        if (view.Problem is { } problem)
            AnsiConsole.MarkupLineInterpolated($"[yellow]{problem}[/]");
        return 0;
    }

    private static async Task<int> AddAsync(IServiceProvider services, string file, CancellationToken cancellation)
    {
        var id = await services.GetRequiredService<EncoderRegistration>().AddAsync(file, cancellation);
        AnsiConsole.MarkupLineInterpolated($"Registered as encoder {id}. To search with it: encoder activate {id}");
        return 0;
    }

    private static async Task<int> ActivateAsync(IServiceProvider services, string which, CancellationToken cancellation)
    {
        var activation = services.GetRequiredService<EncoderActivation>();
        await services.GetRequiredService<IStyleEncoder>().ReadyAsync(cancellation);
        if (which == "configured")
            await activation.DeactivateAsync(cancellation);
        else
            await activation.ActivateAsync(await services.GetRequiredService<EncoderList>().FindAsync(which, cancellation), cancellation);
        await services.GetRequiredService<EncoderSwitch>().LookAsync(cancellation);
        if (services.GetRequiredService<EncoderNotices>().Activation is { } problem)
            throw new InvalidOperationException(problem);
        var view = await services.GetRequiredService<EncoderList>().GetAsync(cancellation);
        var active = view.Encoders.FirstOrDefault(encoder => encoder.IsActive);
        AnsiConsole.MarkupLineInterpolated(
            $"Searches use {active?.Name ?? "the configured encoder"} now. A portal that runs takes it up by itself."
        );
        return 0;
    }
}
