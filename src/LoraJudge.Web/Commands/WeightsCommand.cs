using System.CommandLine;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Web.Features.Training.Weights;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class WeightsCommand
{
    public static Command Create() =>
        new("weights", "VGG19's weights, for reproducing the paper: say what a file holds, or download one.") { Check(), Get() };

    private static Command Check()
    {
        var file = new Argument<string>("file") { Description = "A safetensors file." };
        var command = new Command("check", "Say what a file holds and what is wrong with it. Exit code 1 if it cannot be used.") { file };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    parsed,
                    async (_, token) =>
                    {
                        var path = parsed.GetRequiredValue(file);
                        return Report(path, await WeightsHandler.CheckAsync(path, token));
                    },
                    cancellation
                )
        );
        return command;
    }

    private static Command Get()
    {
        var file = new Argument<string?>("file")
        {
            Description = "Where to; weights/vgg19.safetensors in the storage folder unless given.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var to = new Option<string?>("--to") { Description = "The same as an option." };
        var command = new Command("get", "Download from Weights:Url and check. Run it again to go on after an interruption.") { file, to };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(parsed, (services, token) => GetAsync(services, parsed.GetValue(to) ?? parsed.GetValue(file), token), cancellation)
        );
        return command;
    }

    private static Task<int> RunAsync(
        ParseResult parsed,
        Func<IServiceProvider, CancellationToken, Task<int>> work,
        CancellationToken cancellation
    ) => VerbHost.RunAsync(parsed, AddServices, work, cancellation);

    /// <summary>Settings that name weights which are not there yet must not stop the verb that gets them.</summary>
    private static void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddPortalOptions<StorageOptions>(StorageOptions.Section, options => options.Problem());
        services.AddSingleton<ProgressBoard>();
        services.AddWeightsWork();
    }

    private static async Task<int> GetAsync(IServiceProvider services, string? file, CancellationToken cancellation)
    {
        var handler = services.GetRequiredService<WeightsHandler>();
        var path = file ?? handler.DefaultFile;
        var code = Report(path, await handler.GetAsync(path, cancellation));
        if (services.GetRequiredService<WeightsOptions>().Sha256.Length == 0)
            AnsiConsole.MarkupLine(
                "[yellow]The file's hash was compared with nothing:[/] write it into Weights:Sha256 if you trust the file."
            );
        return code;
    }

    private static int Report(string path, Vgg19Inspection found)
    {
        WeightsReport.Write(path, found);
        if (!found.IsUsable)
            return 1;
        AnsiConsole.MarkupLineInterpolated($"[green]It can be used.[/] Write into appsettings.json:");
        var quoted = System.Text.Json.JsonSerializer.Serialize(path);
        AnsiConsole.WriteLine($$"""  "{{EncoderOptions.Section}}": { "{{nameof(EncoderOptions.TrunkWeights)}}": {{quoted}} }""");
        return 0;
    }
}
