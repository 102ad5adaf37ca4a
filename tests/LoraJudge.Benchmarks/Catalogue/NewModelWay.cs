using System.Diagnostics;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Catalogue.Indexing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Benchmarks.Catalogue;

/// <summary>How a model comes into the catalogue.</summary>
/// <param name="AddAsync">Returns when its last vector was stored.</param>
internal sealed record NewModelWay(string Name, Func<IServiceProvider, NewModel, Task<long>> AddAsync)
{
    public static IReadOnlyList<NewModelWay> All { get; } =
    [
        new("a run of this process, which tells the index", ByRunAsync),
        new("pictures with their vectors, by another process", ByAnotherProcessAsync),
        new("pictures, encoded by the portal", EncodedByPortalAsync),
    ];

    /// <summary>As jobs do: the model is in the making until its last vector is there.</summary>
    private static async Task<long> ByRunAsync(IServiceProvider portal, NewModel model)
    {
        var id = await model.RegisterAsync(portal, CancellationToken.None);
        var run = new BuildRun
        {
            Name = model.Slug,
            Backend = "procedural",
            State = BuildState.Running,
            CreatedUtc = DateTime.UnixEpoch.AddYears(1),
        };
        var item = new BuildItem { LoraModelId = id, Stage = BuildStage.Encoding };
        run.Items.Add(item);
        await using var context = await NewModel.OpenAsync(portal, CancellationToken.None);
        run.SampleSetId = await context.SampleSets.MinAsync(set => set.Id);
        context.Add(run);
        await context.SaveChangesAsync();
        await model.StoreAsync(portal, id, withVectors: true, CancellationToken.None);
        var last = Stopwatch.GetTimestamp();
        item.Stage = BuildStage.Indexing;
        await context.SaveChangesAsync();
        portal.GetRequiredService<CatalogueSignal>().Changed(id);
        return last;
    }

    private static async Task<long> ByAnotherProcessAsync(IServiceProvider portal, NewModel model)
    {
        await model.StoreAsync(
            portal,
            await model.RegisterAsync(portal, CancellationToken.None),
            withVectors: true,
            CancellationToken.None
        );
        return Stopwatch.GetTimestamp();
    }

    private static async Task<long> EncodedByPortalAsync(IServiceProvider portal, NewModel model)
    {
        var id = await model.RegisterAsync(portal, CancellationToken.None);
        await model.StoreAsync(portal, id, withVectors: false, CancellationToken.None);
        await model.EncodedAsync(portal, id, CancellationToken.None);
        return Stopwatch.GetTimestamp();
    }
}
