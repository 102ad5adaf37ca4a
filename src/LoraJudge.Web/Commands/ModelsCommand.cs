using System.CommandLine;
using LoraJudge.Web.Features.Models.Registering;
using LoraJudge.Web.Features.Models.Registering.Sources;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class ModelsCommand
{
    public static Command Create() => new("models", "The catalogue's models.") { Register() };

    private static Command Register()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "Holds .safetensors files, also in folders within it. They are read, not moved.",
        };
        var sameWeights = new Option<bool>("--same-weights")
        {
            Description = "Register a file also where a model has the same weights under another header.",
        };
        var command = new Command(
            "register",
            "Register the LoRA files of a folder: their headers, hashes and thumbnails. Run it again after more have come."
        )
        {
            folder,
            sameWeights,
        };
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(
                    parsed,
                    (services, token) => RunAsync(services, parsed.GetRequiredValue(folder), parsed.GetValue(sameWeights), token),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string folder, bool sameWeights, CancellationToken cancellation)
    {
        var results = new List<Registration>();
        var remark = await services.GetRequiredService<FolderRegistrar>().RegisterAsync(folder, sameWeights, results.Add, cancellation);
        foreach (var result in results.Where(result => result.Outcome != RegistrationOutcome.There))
        {
            AnsiConsole.MarkupLineInterpolated($"[{Colour(result.Outcome)}]{result.Label}[/]: {result.Words}");
            foreach (var note in result.Notes ?? [])
                AnsiConsole.MarkupLineInterpolated($"  {note}");
        }

        var counts = results
            .GroupBy(result => result.Outcome)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {RegistrationWords.Of(group.Key)}");
        AnsiConsole.MarkupLineInterpolated($"{results.Count} files: {string.Join(", ", counts)}. {remark}");
        return results.Exists(result => result.Outcome == RegistrationOutcome.Refused) ? 2 : 0;
    }

    private static string Colour(RegistrationOutcome outcome) =>
        outcome switch
        {
            RegistrationOutcome.Registered or RegistrationOutcome.Completed => "green",
            RegistrationOutcome.Refused => "red",
            _ => "yellow",
        };
}
