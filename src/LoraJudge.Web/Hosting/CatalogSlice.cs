using LoraJudge.Web.Features.Catalogue.Fit;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Models.Details;
using LoraJudge.Web.Features.Models.Registering;
using LoraJudge.Web.Features.Models.Wall;
using LoraJudge.Web.Features.Pictures;
using LoraJudge.Web.Features.Production.BackEnds;
using LoraJudge.Web.Shared.Pictures;
using LoraJudge.Web.Shared.Requests;

namespace LoraJudge.Web.Hosting;

/// <summary>The models, their pages and their pictures.</summary>
internal static class CatalogSlice
{
    public static WebApplicationBuilder AddCatalog(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
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
