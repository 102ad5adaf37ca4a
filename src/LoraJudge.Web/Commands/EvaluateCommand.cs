using System.CommandLine;
using LoraJudge.Web.Features.Experiments;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class EvaluateCommand
{
    public static Command Create()
    {
        var set = new Option<string?>("--sample-set") { Description = "Only this sample set's pictures; all of them unless given." };
        var command = new Command(
            "evaluate",
            "Leave-one-out: every reference picture as a query, taken out of its own model's references. Prints MRR, rank-1 and rank-10 share."
        )
        {
            set,
        };
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(parsed, (services, token) => RunAsync(services, parsed.GetValue(set), token), cancellation)
        );
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string? set, CancellationToken cancellation)
    {
        var report = await services.GetRequiredService<LeaveOneOutHandler>().RunAsync(set, cancellation);
        AnsiConsole.MarkupLineInterpolated($"{report.Encoder}; {report.Models} models, {report.Pictures} pictures");
        var table = new Table().AddColumns("left out", "queries", "MRR", "rank 1", "rank 10");
        Add(table, "the query", report.Plain);
        Add(table, "its subject, of all models", report.SubjectLeftOut);
        AnsiConsole.Write(table);
        return 0;
    }

    private static void Add(Table table, string leftOut, RankFigures figures) =>
        table.AddRow(
            leftOut,
            $"{figures.Queries}",
            $"{figures.MeanReciprocalRank:0.0000}",
            $"{figures.Rank1:0.0000}",
            $"{figures.Rank10:0.0000}"
        );
}
