using System.Diagnostics;

namespace LoraJudge.Benchmarks.Catalogue;

/// <summary>How a model comes into the catalogue.</summary>
/// <param name="AddAsync">Returns when its last vector was stored.</param>
internal sealed record NewModelWay(string Name, Func<IServiceProvider, NewModel, Task<long>> AddAsync)
{
    public static IReadOnlyList<NewModelWay> All { get; } =
    [
        new("pictures with their vectors, by another process", ByAnotherProcessAsync),
        new("pictures, encoded by the portal", EncodedByPortalAsync),
    ];

    private static async Task<long> ByAnotherProcessAsync(IServiceProvider portal, NewModel model)
    {
        await model.StoreAsync(portal, await model.RegisterAsync(portal, CancellationToken.None), withVectors: true, CancellationToken.None);
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
