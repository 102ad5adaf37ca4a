using System.Diagnostics;
using LoraJudge.Data;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalogue.Indexing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Benchmarks.Catalogue;

/// <summary>What the steps of an update take in a catalogue of this size.</summary>
internal static class IndexCosts
{
    public static async Task PrintAsync(IServiceProvider portal)
    {
        var description = await portal.GetRequiredService<IStyleEncoder>().ReadyAsync();
        var encoderId = await portal.GetRequiredService<EncoderRows>().IdOfAsync(description, CancellationToken.None);
        var index = (BoundedIndex)portal.GetRequiredService<CatalogueSnapshots>().Current!.Index;
        var model = index.Models()[^1];
        await PrintAsync("counts of both tables", () => CountAsync(portal, encoderId));
        await PrintAsync(
            "pictures without vectors",
            () => portal.GetRequiredService<MissingVectors>().EncodeAsync(description, CancellationToken.None)
        );
        await PrintAsync("marks of all models", () => portal.GetRequiredService<ModelMarks>().ReadAsync(encoderId, CancellationToken.None));
        await PrintAsync(
            "vectors of one model",
            () => CountAsync(portal.GetRequiredService<ReferenceVectors>().StreamAsync(encoderId, [model.ModelId], CancellationToken.None))
        );
        await PrintAsync(
            "marks of one model",
            () => portal.GetRequiredService<ModelMarks>().ReadAsync(encoderId, CancellationToken.None, [model.ModelId])
        );
        var state = (await portal.GetRequiredService<CatalogueLook>().SeeAsync(encoderId, before: null, CancellationToken.None)).State;
        await PrintAsync(
            "look for changes",
            () => portal.GetRequiredService<CatalogueLook>().SeeAsync(encoderId, state, CancellationToken.None)
        );
        await PrintAsync("one model replaced in the index", () => Task.FromResult(index.With([model], [])));
        await PrintAsync("versions of all models", () => Task.FromResult(index.Versions()));
        await PrintAsync("scale of distances", () => Task.FromResult(DistanceScaleFit.Fit(index.Models())));
    }

    private static async Task PrintAsync<T>(string what, Func<Task<T>> step)
    {
        var took = new List<double>();
        for (var turn = 0; turn < 5; turn++)
        {
            var started = Stopwatch.GetTimestamp();
            await step();
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        took.Sort();
        Console.WriteLine(FormattableString.Invariant($"{what, -40} {took[2], 9:0.0} ms (most {took[^1]:0.0})"));
    }

    private static async Task<int> CountAsync(IAsyncEnumerable<StoredVector> vectors)
    {
        var count = 0;
        await foreach (var _ in vectors)
            count++;
        return count;
    }

    private static async Task<int> CountAsync(IServiceProvider portal, long encoderId)
    {
        await using LoraJudgeDbContext context = await NewModel.OpenAsync(portal, CancellationToken.None);
        return await context.ReferenceImages.CountAsync(image => !image.RemovedByCleansing)
            + await context.Embeddings.CountAsync(embedding => embedding.EncoderId == encoderId);
    }
}
