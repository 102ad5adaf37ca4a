using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Judge.Live;

/// <summary>Visitors of the search judge their own results for a study.</summary>
internal static class LiveSlice
{
    public static IServiceCollection AddLiveJudging(this IServiceCollection services) =>
        services
            .AddSingleton<LiveStudies>()
            .AddSingleton<LiveRankers>()
            .AddSingleton<LiveHandler>()
            .AddSingleton<LiveReader>()
            .AddHostedService<LivePreparation>();

    public static void MapLiveJudging(this WebApplication app)
    {
        // The page has the same addresses; the lower order makes these answer POST.
        app.MapPost("/search/{code}/judge/begin", LiveEndpoints.BeginAsync).WithOrder(-1);
        app.MapPost("/search/{code}/judge/withdraw", LiveEndpoints.WithdrawAsync).WithOrder(-1);
        app.MapPost("/search/{code}/judgments/{position:int}", LiveEndpoints.SaveAsync).WithOrder(-1);
        app.MapPut("/search/{code}/judgments/{position:int}", LiveEndpoints.PutAsync).WithMetadata(new SkipStatusCodePages());
    }
}
