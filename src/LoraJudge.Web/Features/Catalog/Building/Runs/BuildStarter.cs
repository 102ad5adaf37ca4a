using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Style.Transfer;
using LoraJudge.Web.Features.Catalog.Building.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Runs;

/// <summary>Begins runs, after the back end was asked whether it can do what they need.</summary>
internal sealed class BuildStarter(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    TransferBackEnds backEnds,
    BuildNudges nudges,
    TimeProvider time
)
{
    private static readonly TimeSpan BackEndPatience = TimeSpan.FromSeconds(60);

    /// <param name="request">What to do.</param>
    /// <param name="requestedBy">Name of an account; null on the terminal.</param>
    /// <returns>The run's id.</returns>
    /// <exception cref="BuildException">It cannot be done; nothing was begun.</exception>
    public async Task<long> StartAsync(BuildRequest request, string? requestedBy, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Problem() is { } problem)
            throw new BuildException(problem);
        var backEnd =
            backEnds.Find(request.Backend)
            ?? throw new BuildException(
                $"This portal has no back end \"{request.Backend}\"; it has {string.Join(", ", backEnds.All.Select(one => one.Backend))}."
            );
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var set =
            await context
                .SampleSets.Where(set => set.Id == request.SampleSetId)
                .Select(set => new { set.Name, Samples = set.Images.Count(image => image.BlobSha256 != null) })
                .SingleOrDefaultAsync(cancellation)
            ?? throw new BuildException("There is no such sample set: choose one that is there.");
        if (set.Samples == 0)
            throw new BuildException($"The sample set {set.Name} has no pictures to transform: add some first.");
        var models = await ModelsAsync(context, request, cancellation);
        await AskAsync(backEnd, [.. models.Select(model => model.LoraName)], cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        var run = new BuildRun
        {
            Name = string.IsNullOrWhiteSpace(request.Name) ? set.Name : request.Name.Trim(),
            SampleSetId = request.SampleSetId,
            Backend = backEnd.Backend,
            Seed = request.Seed,
            Edge = request.Edge,
            RequestedBy = requestedBy,
            CreatedUtc = now,
            Items = [.. models.Select(model => new BuildItem { LoraModelId = model.Id, Total = set.Samples })],
        };
        context.BuildRuns.Add(run);
        await context.SaveChangesAsync(cancellation);
        nudges.Wake();
        return run.Id;
    }

    private static async Task<List<LoraModel>> ModelsAsync(LoraJudgeDbContext context, BuildRequest request, CancellationToken cancellation)
    {
        var models = context.LoraModels.Where(model => model.RetiredUtc == null);
        var samples = context.SampleImages.Where(image => image.SampleSetId == request.SampleSetId && image.BlobSha256 != null);
        var chosen = request.Models switch
        {
            BuildModels.All => models,
            BuildModels.Chosen => models.Where(model => request.Chosen.Contains(model.Slug)),
            _ => models.Where(model =>
                samples.Any(sample =>
                    !context.ReferenceImages.Any(picture => picture.LoraModelId == model.Id && picture.SampleImageId == sample.Id)
                )
            ),
        };
        var found = await chosen.OrderBy(model => model.Id).AsNoTracking().ToListAsync(cancellation);
        string[] unknown = [.. request.Chosen.Except(found.Select(model => model.Slug), StringComparer.Ordinal)];
        if (request.Models == BuildModels.Chosen && unknown.Length > 0)
            throw new BuildException([.. unknown.Select(slug => $"There is no model {slug}, or it is retired.")]);
        if (found.Count > 0)
            return found;
        throw new BuildException(
            request.Models switch
            {
                BuildModels.Chosen => "No model was chosen: mark some.",
                BuildModels.All => "There are no models yet: register some first.",
                _ => "Every model has a picture of every sample of this set: there is nothing to make.",
            }
        );
    }

    private async Task AskAsync(IStyleTransfer backEnd, IReadOnlyCollection<string> loras, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(BackEndPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            var problems = await backEnd.ProblemsAsync(loras, either.Token);
            if (problems.Count > 0)
                throw new BuildException(problems);
        }
        catch (TransferException exception)
        {
            throw new BuildException(exception.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new BuildException(
                $"The back end {backEnd.Backend} did not say within {BackEndPatience.TotalSeconds:0} s what it can do: see whether it hangs."
            );
        }
    }
}
