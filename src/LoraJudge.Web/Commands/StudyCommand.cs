using System.CommandLine;
using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Studies.Opening;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class StudyCommand
{
    public static Command Create()
    {
        var list = new Command("list", "List the studies with their ids.");
        list.SetAction((parsed, cancellation) => VerbHost.RunAsync(parsed, ListAsync, cancellation));
        return new Command("study", "User studies of rankings.") { list, Open(), StudyFilesCommand.Export(), StudyFilesCommand.Import() };
    }

    private static Command Open()
    {
        var id = new Argument<long>("study") { Description = "Its id." };
        var command = new Command("open", "Run a draft's methods, build its pool, and open it. Nothing of it changes afterwards.") { id };
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(parsed, (services, token) => OpenAsync(services, parsed.GetRequiredValue(id), token), cancellation)
        );
        return command;
    }

    private static async Task<int> ListAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var context = await ContextAsync(services, cancellation);
        var studies = await context
            .Studies.OrderBy(study => study.Id)
            .Select(study => new
            {
                study.Id,
                study.Title,
                study.State,
                Pool = context.PoolItems.Count(item => item.StudyId == study.Id),
                Judgments = context.Judgments.Count(judgment => judgment.Assignment.Block.StudyId == study.Id),
            })
            .ToListAsync(cancellation);
        var table = new Table().AddColumns("id", "title", "state", "items", "judgments");
        foreach (var study in studies)
            table.AddRow($"{study.Id}", Markup.Escape(study.Title), $"{study.State}", $"{study.Pool}", $"{study.Judgments}");
        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task<int> OpenAsync(IServiceProvider services, long id, CancellationToken cancellation)
    {
        await services.GetRequiredService<StudyFreezer>().OpenAsync(id, cancellation);
        await using var context = await ContextAsync(services, cancellation);
        var study = await context.Studies.AsNoTracking().SingleAsync(row => row.Id == id && row.State == StudyState.Open, cancellation);
        var frozen = FrozenPlan.FromJson(study.FrozenPlan!);
        var unpooled = frozen.Topics.Count * frozen.Methods.Count * frozen.Plan.Depth;
        AnsiConsole.MarkupLineInterpolated(
            $"{study.Title} is open: {frozen.Pool.Count} items to judge instead of {unpooled}, {frozen.Blocks.Count} blocks."
        );
        AnsiConsole.MarkupLineInterpolated($"The frozen plan's hash is {study.FrozenHash}.");
        return 0;
    }

    private static Task<LoraJudgeDbContext> ContextAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>().CreateDbContextAsync(cancellation);
}
