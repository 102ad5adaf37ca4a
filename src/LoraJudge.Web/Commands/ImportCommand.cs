using System.CommandLine;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Models.Import;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class ImportCommand
{
    /// <summary>More would scroll the summary away; the rest is counted.</summary>
    private const int Shown = 50;

    public static Command Create()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "Holds MODEL/SAMPLE.jpg (any picture format) for every model and sample.",
        };
        var set = new Option<string?>("--sample-set") { Description = "Name of the sample set; the folder's name unless given." };
        var command = new Command(
            "import",
            "Take a folder of models' pictures into the catalogue. Run it again to go on after an interruption."
        )
        {
            folder,
            set,
        };
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(
                    parsed,
                    (services, token) => RunAsync(services, parsed.GetRequiredValue(folder), parsed.GetValue(set), token),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string folder, string? set, CancellationToken cancellation)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var started = time.GetTimestamp();
        var summary = await services.GetRequiredService<ImportHandler>().ImportAsync(folder, set, cancellation);
        var took = time.GetElapsedTime(started);
        var snapshot = await services.GetRequiredService<CatalogueIndex>().RefreshAsync(cancellation);
        foreach (var picture in summary.LeftOut.Take(Shown))
            AnsiConsole.MarkupLineInterpolated($"[yellow]Left out[/] {picture.Label}: {picture.Reason}");
        if (summary.LeftOut.Count > Shown)
            AnsiConsole.MarkupLineInterpolated($"[yellow]… and {summary.LeftOut.Count - Shown} more.[/]");
        var rate = summary.Added / took.TotalSeconds;
        AnsiConsole.MarkupLineInterpolated(
            $"{summary.Models} models: {summary.Added} pictures added in {took.TotalSeconds:0.0} s ({rate:0.00}/s), {summary.Already} already there, {summary.LeftOut.Count} left out."
        );
        AnsiConsole.MarkupLineInterpolated(
            $"The catalogue can be searched: {snapshot?.Index.ModelCount ?? 0} models, {snapshot?.Index.ReferenceCount ?? 0} vectors."
        );
        return summary.LeftOut.Count == 0 ? 0 : 2;
    }
}
