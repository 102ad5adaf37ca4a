using System.CommandLine;
using System.Globalization;
using LoraJudge.Data;
using LoraJudge.Web.Features.Production.Cleansing;
using LoraJudge.Web.Features.Production.SampleSets;
using LoraJudge.Web.Shared.Progress;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

/// <summary>"samples cleanse": what of a set's pictures was left as it was.</summary>
internal static class CleanseCommand
{
    private static readonly Option<string> Set = new("--sample-set") { Description = "The sample set.", Required = true };

    private static readonly Option<double?> Threshold = new("--threshold")
    {
        Description = "Pictures whose mse is below are removed; the set's own unless given.",
    };

    public static Command Create()
    {
        var command = new Command("cleanse", "Compare a set's pictures with their originals and remove those that were left as they were.")
        {
            Set,
            Threshold,
        };
        command.SetAction(
            (parsed, cancellation) => VerbHost.RunAsync(parsed, (services, token) => RunAsync(services, parsed, token), cancellation)
        );
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellation)
    {
        var sets = await services.GetRequiredService<SampleSetReader>().ListAsync(cancellation);
        var set =
            sets.FirstOrDefault(one => one.Name == parsed.GetValue(Set))
            ?? throw new SampleSetException($"There is no such set. There are: {string.Join(", ", sets.Select(one => one.Name))}.");
        if (parsed.GetValue(Threshold) is { } wanted && CleansingEndpoints.Threshold(wanted.ToString(CultureInfo.InvariantCulture)) is null)
            throw new SampleSetException(
                $"{wanted} is no mse: write a number from 0 to {CleansingEndpoints.LargestMse}, for example 0.01."
            );
        foreach (var problem in await MeasureAsync(services, set, cancellation))
            AnsiConsole.MarkupLineInterpolated($"[yellow]Not compared[/] {problem}");
        await services.GetRequiredService<CleansingRows>().ApplyAsync(set.Id, cancellation, parsed.GetValue(Threshold));
        await ReportAsync(services.GetRequiredService<CleansingReader>(), set.Id, cancellation);
        return 0;
    }

    private static async Task<IReadOnlyList<string>> MeasureAsync(
        IServiceProvider services,
        SampleSetListing set,
        CancellationToken cancellation
    )
    {
        await using var context = await services
            .GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>()
            .CreateDbContextAsync(cancellation);
        var total = await CleansingMeasure.Unmeasured(context, set.Id).CountAsync(cancellation);
        using var progress = services
            .GetRequiredService<ProgressBoard>()
            .Start($"Comparing pictures of {set.Name} with their originals", total);
        return await services.GetRequiredService<CleansingMeasure>().MeasureAsync(set.Id, model: null, progress.Advance, cancellation);
    }

    private static async Task ReportAsync(CleansingReader reader, long set, CancellationToken cancellation)
    {
        var view = (await reader.GetAsync(set, threshold: null, CleansingList.Removed, page: 1, cancellation))!;
        foreach (var row in view.Rows)
            AnsiConsole.MarkupLineInterpolated(
                $"[yellow]Removed[/] {row.Slug}/{row.Sample}: mse {row.Mse?.ToString("R", CultureInfo.InvariantCulture) ?? "not measured"}"
            );
        if (view.Listed > view.Rows.Count)
            AnsiConsole.MarkupLineInterpolated($"[yellow]… and {view.Listed - view.Rows.Count} more.[/]");
        AnsiConsole.MarkupLineInterpolated(
            $"{view.Measured} of {view.Pictures} pictures are measured, {view.RemovedNow} are removed: {view.ByThreshold} below {view.Threshold.ToString("R", CultureInfo.InvariantCulture)}, {view.ByHand} by hand."
        );
        if (view.Middle is var (low, median, high))
            AnsiConsole.MarkupLineInterpolated($"Half of them lie between {low:N0} and {high:N0}, the median is {median:N0}.");
    }
}
