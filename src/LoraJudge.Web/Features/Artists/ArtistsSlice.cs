using LoraJudge.Web.Features.Artists.Findings;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Artists;

/// <summary>Several of an artist's pictures in, a report of the models that come near all of them out.</summary>
internal static class ArtistsSlice
{
    public static WebApplicationBuilder AddArtists(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddPortalOptions<ArtistOptions>(ArtistOptions.Section, options => options.Problem());
        builder.Services.AddSingleton<ArtistStore>();
        builder.Services.AddSingleton<ArtistUploads>();
        builder.Services.AddSingleton<ArtistEvidence>();
        builder.Services.AddSingleton<ArtistFinder>();
        builder.Services.AddSingleton<ArtistWork>();
        builder.Services.AddHostedService<ArtistSweeper>();
        builder.Services.AddRateLimiter(limiter => limiter.AddPolicy<string, ArtistLimit>(ArtistLimit.Policy));
        return builder;
    }

    public static WebApplication MapArtists(this WebApplication app)
    {
        // The page has the same address for GET; the lower order makes this one answer POST.
        app.MapPost("/artists", ArtistEndpoints.AddAsync).WithOrder(-1).RequireRateLimiting(ArtistLimit.Policy);
        app.MapPost("/artists/{code}/remove", ArtistEndpoints.RemoveAsync);
        app.MapGet("/artists/{code}/report.json", ArtistEndpoints.JsonAsync).WithMetadata(new SkipStatusCodePages());
        app.MapGet("/artists/{code}/picture/{position:int}/{width:int}.webp", ArtistEndpoints.PictureAsync)
            .WithMetadata(new SkipStatusCodePages());
        app.MapPost("/api/artists", ArtistEndpoints.FindAsync)
            .RequireRateLimiting(ArtistLimit.Policy)
            .DisableAntiforgery()
            .WithMetadata(new SkipStatusCodePages());
        return app;
    }
}
