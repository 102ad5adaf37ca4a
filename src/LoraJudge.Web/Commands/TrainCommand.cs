using System.CommandLine;
using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Training;
using LoraJudge.Web.Features.Training.Options;
using LoraJudge.Web.Features.Training.Running;
using LoraJudge.Web.Features.Training.Runs;
using LoraJudge.Web.Hosting;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class TrainCommand
{
    private static readonly Option<string> Method = new("--method")
    {
        Description = $"Settings to start from: {string.Join(", ", TrainingPreset.All.Select(preset => preset.Name))}.",
        DefaultValueFactory = _ => TrainingPreset.Discriminant.Name,
    };

    private static readonly Option<string?> Name = new("--name") { Description = "What the encoder is called; the method unless given." };

    private static readonly Option<string?> Set = new("--sample-set")
    {
        Description = "Only this sample set's pictures; all of them unless given.",
    };

    private static readonly Option<string[]> Any = new("--option")
    {
        Description = "Any option, as KEY=VALUE; may be given several times. An unknown key lists them all.",
        HelpName = "KEY=VALUE",
    };

    private static readonly Option<bool> Queue = new("--queue") { Description = "Leave the run to the portal." };

    private static readonly Option<long?> Resume = new("--resume") { Description = "Go on with a run that was stopped.", HelpName = "ID" };

    /// <summary>The options that have a switch of their own.</summary>
    private static readonly (Option<string?> Option, string Key)[] Own =
    [
        .. TrainingOptionWords
            .Main.Select(words => words.Name)
            .Concat(["FrozenBlocks", "Pooling", "Loss", "Margin", "Sampler", "Optimizer", "Device"])
            .Select(key => (new Option<string?>(Switch(key)) { Description = Words(key), HelpName = Value(key) }, key)),
    ];

    public static Command Create()
    {
        var command = new Command("train", "Train an encoder on the catalogue. Ctrl+C stops it so that it can go on later.")
        {
            Method,
            Name,
            Set,
            Any,
            Queue,
            Resume,
        };
        foreach (var (option, _) in Own)
            command.Options.Add(option);
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(
                    parsed,
                    (services, token) =>
                        parsed.GetValue(Resume) is { } id ? ResumeAsync(services, id, token)
                        : parsed.GetValue(Queue) ? QueueAsync(services, parsed, token)
                        : StartAsync(services, parsed, token),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> QueueAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellation)
    {
        var id = await AddAsync(services, parsed, cancellation);
        AnsiConsole.MarkupLineInterpolated(
            $"Run {id} is queued: the portal trains it when it serves. To train it here: train --resume {id}"
        );
        return 0;
    }

    private static async Task<int> StartAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellation)
    {
        Chosen(services, parsed);
        // Taken first: a portal that serves from the same folder must not take the run up.
        await using var alone = await services.GetRequiredService<TrainingLock>().TakeAsync(cancellation);
        return await ExecuteAsync(services, await AddAsync(services, parsed, cancellation), cancellation);
    }

    private static async Task<int> ResumeAsync(IServiceProvider services, long id, CancellationToken cancellation)
    {
        await using var alone = await services.GetRequiredService<TrainingLock>().TakeAsync(cancellation);
        await services.GetRequiredService<TrainingRuns>().ReopenAsync(id, cancellation);
        return await ExecuteAsync(services, id, cancellation);
    }

    private static async Task<int> ExecuteAsync(IServiceProvider services, long id, CancellationToken cancellation)
    {
        try
        {
            await services.GetRequiredService<TrainingExecution>().RunAsync(id, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            AnsiConsole.MarkupLineInterpolated(
                $"[yellow]Stopped.[/] Run {id} is kept up to its last whole epoch: train --resume {id} goes on, and so does a portal that serves."
            );
            return StopSignals.Interrupted;
        }

        return Report((await services.GetRequiredService<TrainingReader>().FindAsync(id, CancellationToken.None))!);
    }

    private static int Report(TrainingRunView run)
    {
        switch (run.State)
        {
            case TrainingState.Finished:
                AnsiConsole.MarkupLineInterpolated(
                    $"Run {run.Id} ({run.Name}) has finished: {run.Models} models, {run.Pictures} pictures, {run.Epochs} epochs, loss {run.Loss:0.0000}{Mrr(run)}."
                );
                AnsiConsole.MarkupLineInterpolated($"It is encoder {run.EncoderId}. To search with it: encoder activate {run.EncoderId}");
                return 0;
            case TrainingState.Failed:
                AnsiConsole.MarkupLineInterpolated($"[red]{run.Problem}[/]");
                AnsiConsole.MarkupLineInterpolated($"If that is mended, train --resume {run.Id} goes on.");
                return 1;
            default:
                AnsiConsole.MarkupLineInterpolated($"Run {run.Id} was cancelled.");
                return 1;
        }
    }

    private static string Mrr(TrainingRunView run) =>
        run.ValidationMrr is { } mrr ? FormattableString.Invariant($", validation MRR {mrr:0.000}") : "";

    private static Task<long> AddAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellation) =>
        services
            .GetRequiredService<TrainingRuns>()
            .AddAsync(parsed.GetValue(Name), Chosen(services, parsed), parsed.GetValue(Set), cancellation);

    /// <exception cref="TrainingException">There is no such method, or an option does not do.</exception>
    private static TrainingOptions Chosen(IServiceProvider services, ParseResult parsed)
    {
        var method = parsed.GetRequiredValue(Method);
        var preset =
            TrainingPreset.Find(method)
            ?? throw new TrainingException(
                $"There is no method {method}. There are: {string.Join(", ", TrainingPreset.All.Select(one => one.Name))}."
            );
        var own = Own.Where(one => parsed.GetValue(one.Option) is not null)
            .Aggregate(preset.Options, (options, one) => TrainingOptionText.With(options, one.Key, parsed.GetValue(one.Option)!));
        var chosen = (parsed.GetValue(Any) ?? []).Aggregate(own, TrainingOptionText.With);
        return chosen.Problem() is { } problem
            ? throw new TrainingException(problem)
            : TrainingRequest.WithWeights(chosen, services.GetRequiredService<EncoderOptions>());
    }

    /// <summary>"InputEdge" → "--input-edge".</summary>
    private static string Switch(string key) =>
        "--" + string.Concat(key.Select((letter, place) => (place > 0 && char.IsUpper(letter) ? "-" : "") + char.ToLowerInvariant(letter)));

    private static string Words(string key) => TrainingOptionWords.All.First(words => words.Name == key).Help;

    private static string Value(string key) =>
        TrainingOptionText.TypeOf(key) is { IsEnum: true } type ? string.Join('|', Enum.GetNames(type)) : "VALUE";
}
