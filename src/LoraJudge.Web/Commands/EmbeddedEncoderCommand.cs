using System.CommandLine;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training.Embedded;
using LoraJudge.Web.Features.Training.Embedded;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class EmbeddedEncoderCommand
{
    private const string DefaultFile = "src/LoraJudge.Style/Encoding/Embedded/embedded.safetensors";

    public static Command Create()
    {
        var data = new Argument<string>("DATA") { Description = "The folder that holds the real pictures that the recipe names." };
        var file = new Option<string>("--out")
        {
            Description = "Where to; the file that the next build takes in unless given.",
            DefaultValueFactory = _ => DefaultFile,
            HelpName = "FILE",
        };
        var command = new Command("make-embedded", "Train the encoder that comes with the program.") { data, file };
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(
                    parsed,
                    AddServices,
                    (services, token) => MakeAsync(services, parsed.GetRequiredValue(data), parsed.GetRequiredValue(file), token),
                    cancellation
                )
        );
        return command;
    }

    private static void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddPortalOptions<ImagingOptions>(ImagingOptions.Section, options => options.Problem());
        services.AddSingleton<IImageDecoder, NetVipsImageDecoder>();
        services.AddSingleton<ProgressBoard>();
        services.AddSingleton<EmbeddedEncoderMaker>();
    }

    private static async Task<int> MakeAsync(IServiceProvider services, string data, string file, CancellationToken cancellation)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is not { } folder || !Directory.Exists(folder))
            throw new InvalidOperationException($"There is no folder for {file}: start in the repository's root, or write --out FILE.");
        var maker = services.GetRequiredService<EmbeddedEncoderMaker>();
        var made = await Task.Run(() => maker.Make(EmbeddedRecipe.Present, data, file, cancellation), cancellation);
        AnsiConsole.MarkupLineInterpolated($"[green]{file}[/]: {made.Bytes} bytes, hash {made.Hash}.");
        AnsiConsole.MarkupLineInterpolated(
            $"MRR on {UnseenStyles.Styles} unseen styles with new samples: {made.ValidationMrr:0.000} (validation), {made.TestMrr:0.000} (test)."
        );
        AnsiConsole.WriteLine(
            $"The next build takes it in; portals encode their catalogues by it in the background. Say in {nameof(EmbeddedKnowledge)} what it was trained on and how it does on real pictures."
        );
        return 0;
    }
}
