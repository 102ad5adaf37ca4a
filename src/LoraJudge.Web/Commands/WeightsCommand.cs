using System.CommandLine;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Web.Shared.Progress;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class WeightsCommand
{
    public static Command Create() =>
        new("weights", "VGG19's weights, for reproducing the paper; docs/weights.md says how to get them.") { Check() };

    private static Command Check()
    {
        var file = new Argument<string>("file") { Description = "A safetensors file." };
        var command = new Command("check", "Say what a file holds and what is wrong with it. Exit code 1 if it cannot be used.") { file };
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(
                    parsed,
                    AddServices,
                    async (_, token) =>
                    {
                        var path = parsed.GetRequiredValue(file);
                        return Report(path, await Vgg19Inspector.InspectAsync(path, token));
                    },
                    cancellation
                )
        );
        return command;
    }

    /// <summary>Settings that name weights which cannot be used must not stop the verb that says what is wrong with them.</summary>
    private static void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ProgressBoard>();
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
