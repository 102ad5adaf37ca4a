using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Judge.Live;

/// <summary>Visitors of the search judge their own results for a study.</summary>
public static class LiveSlice
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
        app.MapPost("/search/{code}/judge/begin", LiveEndpoints.BeginAsync);
        app.MapPost("/search/{code}/judge/withdraw", LiveEndpoints.WithdrawAsync);
        app.MapPost("/search/{code}/judgments/{position:int}", LiveEndpoints.SaveAsync);
        app.MapPut("/search/{code}/judgments/{position:int}", LiveEndpoints.PutAsync).WithMetadata(new SkipStatusCodePages());
    }
}
