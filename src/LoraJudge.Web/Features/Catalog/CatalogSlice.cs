using LoraJudge.Web.Features.Catalog.BackEnds;
using LoraJudge.Web.Features.Catalog.Details;
using LoraJudge.Web.Features.Catalog.Fit;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Catalog.Pictures;
using LoraJudge.Web.Features.Catalog.Registering;
using LoraJudge.Web.Features.Catalog.Wall;
using LoraJudge.Web.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LoraJudge.Web.Features.Catalog;

/// <summary>The models, their pages and their pictures.</summary>
internal static class CatalogSlice
{
    public static WebApplicationBuilder AddCatalog(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<CatalogueSnapshots>();
        builder.Services.AddSingleton<CatalogueReadiness>();
        builder.Services.AddSingleton<CataloguePictures>();
        builder.Services.AddSingleton<ThumbnailCache>();
        builder.Services.AddSingleton<ModelWall>();
        builder.Services.AddSingleton<ModelHandler>();
        builder.Services.AddCatalogueWork();
        builder.AddBackEnds();
        builder.Services.AddHostedService<CatalogueIndexer>();
        builder.Services.AddEncoderFit();
        return builder.AddRegistering();
    }

    public static WebApplication MapCatalog(this WebApplication app)
    {
        app.MapGet("/pictures/{sha256}/{width:int}.webp", PictureEndpoints.GetAsync).WithMetadata(new SkipStatusCodePages());
        app.MapBackEnds();
        return app.MapRegistering();
    }
}
