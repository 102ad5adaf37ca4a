using System.CommandLine;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Production.Building;
using LoraJudge.Web.Features.Production.Building.Runs;
using LoraJudge.Web.Features.Production.Building.Steps;
using LoraJudge.Web.Features.Production.SampleSets;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shared.Progress;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class BuildCommand
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private static readonly Option<string?> Set = new("--sample-set") { Description = "Name of the sample set that is transformed." };

    private static readonly Option<string[]> Model = new("--model")
    {
        Description = "A model's slug; may be given several times. Those that lack a picture of the set unless given.",
        HelpName = "SLUG",
    };

    private static readonly Option<bool> All = new("--all") { Description = "All models." };

    private static readonly Option<string?> BackEnd = new("--back-end")
    {
        Description = "What makes the pictures; the only one unless given.",
    };

    private static readonly Option<long> Seed = new("--seed") { Description = "First seed.", DefaultValueFactory = _ => 1 };

    private static readonly Option<int> Edge = new("--edge")
    {
        Description = "Longest side of the pictures in pixels.",
        DefaultValueFactory = _ => new BuildRequest().Edge,
    };

    private static readonly Option<string?> Name = new("--name") { Description = "Name of the run; the sample set's unless given." };

    private static readonly Option<bool> Queue = new("--queue") { Description = "Leave the run to the portal." };

    private static readonly Option<long?> Resume = new("--resume")
    {
        Description = "Go on with a run that was stopped or paused; what failed of it is tried again.",
        HelpName = "ID",
    };

    public static Command Create()
    {
        var command = new Command(
            "build",
            "Have models transform a sample set and make them searchable. Ctrl+C stops it so that it can go on later."
        )
        {
            Set,
            Model,
            All,
            BackEnd,
            Seed,
            Edge,
            Name,
            Queue,
            Resume,
        };
        command.SetAction(
            (parsed, cancellation) => VerbHost.RunAsync(parsed, (services, token) => RunAsync(services, parsed, token), cancellation)
        );
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            var id = parsed.GetValue(Resume) is { } resumed
                ? await ReopenAsync(services, resumed, cancellation)
                : await services
                    .GetRequiredService<BuildStarter>()
                    .StartAsync(await RequestAsync(services, parsed, cancellation), requestedBy: null, cancellation);
            if (!parsed.GetValue(Queue))
                return await ExecuteAsync(services, id, cancellation);
            AnsiConsole.MarkupLineInterpolated($"Run {id} waits for the portal. To do it here: build --resume {id}");
            return 0;
        }
        catch (BuildException exception)
        {
            foreach (var problem in exception.Problems)
                AnsiConsole.MarkupLineInterpolated($"[red]{problem}[/]");
            return 1;
        }
    }

    private static async Task<long> ReopenAsync(IServiceProvider services, long id, CancellationToken cancellation)
    {
        var control = services.GetRequiredService<BuildControl>();
        var run =
            await services.GetRequiredService<BuildReader>().FindAsync(id, cancellation)
            ?? throw new BuildException($"There is no run {id}.");
        var goesOn = run.Run.IsOver ? await control.RetryAsync(id, cancellation) : await control.ContinueAsync(id, cancellation);
        return goesOn ? id : throw new BuildException($"Run {id} ({run.Run.Name}) has nothing left to do.");
    }

    private static async Task<BuildRequest> RequestAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellation)
    {
        var sets = await services.GetRequiredService<SampleSetReader>().ListAsync(cancellation);
        var set =
            sets.FirstOrDefault(set => set.Name == parsed.GetValue(Set))
            ?? throw new BuildException(
                sets.Count == 0
                    ? "There is no sample set yet: samples add FOLDER --sample-set NAME makes one."
                    : $"Say which sample set with --sample-set. There are: {string.Join(", ", sets.Select(one => one.Name))}."
            );
        var backEnds = services.GetRequiredService<TransferBackEnds>().All;
        var slugs = parsed.GetValue(Model) ?? [];
        return new BuildRequest
        {
            Name = parsed.GetValue(Name) ?? "",
            SampleSetId = set.Id,
            Models =
                slugs.Length > 0 ? BuildModels.Chosen
                : parsed.GetValue(All) ? BuildModels.All
                : BuildModels.WithoutPictures,
            Chosen = slugs,
            Backend =
                parsed.GetValue(BackEnd)
                ?? (
                    backEnds.Count == 1
                        ? backEnds[0].Backend
                        : throw new BuildException(
                            $"Say which back end with --back-end. There are: {string.Join(", ", backEnds.Select(one => one.Backend))}."
                        )
                ),
            Seed = parsed.GetValue(Seed),
            Edge = parsed.GetValue(Edge),
        };
    }

    private static async Task<int> ExecuteAsync(IServiceProvider services, long id, CancellationToken cancellation)
    {
        using var end = new CancellationTokenSource();
        var showing = ShowAsync(services, id, end.Token);
        try
        {
            await services.GetRequiredService<BuildLoop>().RunAsync(id, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            AnsiConsole.MarkupLineInterpolated(
                $"[yellow]Stopped.[/] What is made is kept: build --resume {id} goes on, and so does a portal that serves."
            );
            return StopSignals.Interrupted;
        }
        finally
        {
            await end.CancelAsync();
            await showing;
        }

        return Report((await services.GetRequiredService<BuildReader>().FindAsync(id, CancellationToken.None))!);
    }

    private static async Task ShowAsync(IServiceProvider services, long id, CancellationToken end)
    {
        var (reader, time) = (services.GetRequiredService<BuildReader>(), services.GetRequiredService<TimeProvider>());
        if (await reader.FindAsync(id, CancellationToken.None) is not { } first)
            return;
        using var progress = services.GetRequiredService<ProgressBoard>().Start($"Building {first.Run.Name}", first.ToDo, first.Done);
        var (shown, away) = (first.Done, (DateTime?)null);
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(LookEvery, time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (await reader.FindAsync(id, CancellationToken.None) is not { } run)
                return;
            progress.Advance(Math.Max(0, run.Done - shown));
            shown = Math.Max(shown, run.Done);
            if (run.AwaySinceUtc is not null && run.AwaySinceUtc != away)
                AnsiConsole.MarkupLineInterpolated(
                    $"[yellow]The back end is away:[/] {run.Run.Problem} It is asked again until it answers."
                );
            away = run.AwaySinceUtc;
        }
    }

    private static int Report(BuildView run)
    {
        foreach (var incident in run.Incidents.Reverse())
            AnsiConsole.MarkupLineInterpolated(
                $"[yellow]{incident.Model}{(incident.Sample is { } sample ? $", {sample}" : "")}:[/] {incident.Message}"
            );
        foreach (var item in run.Items.Where(item => item.Stage == BuildStage.Failed))
            AnsiConsole.MarkupLineInterpolated($"[red]{item.Model} failed:[/] {item.Problem}");
        AnsiConsole.MarkupLineInterpolated(
            $"Run {run.Run.Id} ({run.Run.Name}): {run.Run.StateWords.ToLowerInvariant()}. {run.Run.Generated} pictures, {run.Removed} removed by cleansing, {run.Encoded} encoded; {run.Run.Finished} of {run.Run.Models} models can be searched."
        );
        if (run.Run.State == BuildState.Finished)
            return 0;
        AnsiConsole.MarkupLineInterpolated($"build --resume {run.Run.Id} goes on.");
        return 1;
    }
}
