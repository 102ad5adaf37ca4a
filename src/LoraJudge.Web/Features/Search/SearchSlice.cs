using LoraJudge.Web.Features.Search.Examples;
using LoraJudge.Web.Features.Search.Results;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Search;

/// <summary>A picture in, the models that draw like it out.</summary>
internal static class SearchSlice
{
    public static WebApplicationBuilder AddSearch(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddPortalOptions<SearchOptions>(SearchOptions.Section, options => options.Problem());
        builder.Services.AddSingleton<StyleSearcher>();
        builder.Services.AddSingleton<SearchStore>();
        builder.Services.AddSingleton<UploadReader>();
        builder.Services.AddSingleton<ResultHandler>();
        builder.Services.AddSingleton<StartHandler>();
        builder.Services.AddSingleton<ISearchExamples, ReferenceExamples>();
        builder.Services.AddHostedService<UploadSweeper>();
        builder.Services.AddHostedService<SearchWarmUp>();
        builder.Services.AddSearchLimit();
        return builder;
    }

    public static WebApplication MapSearch(this WebApplication app)
    {
        // The page has the same address for GET; the lower order makes this one answer POST.
        app.MapPost("/search", SearchEndpoints.SearchAsync).WithOrder(-1).RequireRateLimiting(SearchLimit.Policy);
        app.MapPost("/search/{code}/remove", SearchEndpoints.RemoveAsync);
        app.MapPost("/search/{code}/give", SearchEndpoints.GiveAsync);
        app.MapGet("/search/{code}/picture/{width:int}.webp", QueryPicture.GetAsync).WithMetadata(new SkipStatusCodePages());
        app.MapPost("/api/search", SearchApi.SearchAsync)
            .RequireRateLimiting(SearchLimit.Policy)
            .DisableAntiforgery()
            .WithMetadata(new SkipStatusCodePages());
        return app;
    }
}
