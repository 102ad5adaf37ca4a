using LoraJudge.Style.Transfer;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Models.Import;
using LoraJudge.Web.Features.Models.Registering;
using LoraJudge.Web.Features.Production.BackEnds;
using LoraJudge.Web.Features.Production.Building;
using LoraJudge.Web.Features.Production.Demo;
using LoraJudge.Web.Shared.Settings;

namespace LoraJudge.Web.Hosting;

/// <summary>What fills the catalogue and keeps its index, for the portal and the verbs alike.</summary>
internal static class CatalogueWork
{
    public static IServiceCollection AddCatalogueWork(this IServiceCollection services) =>
        services
            .AddSingleton<EncoderRows>()
            .AddSingleton<EmbeddingWriter>()
            .AddSingleton<ReferencePipeline>()
            .AddSingleton<ReferenceVectors>()
            .AddSingleton<MissingVectors>()
            .AddSingleton<StyleSpace>()
            .AddSingleton<IndexedReferences>()
            .AddSingleton<ModelMarks>()
            .AddSingleton<RankingKeeper>()
            .AddSingleton<SnapshotBuilder>()
            .AddSingleton<CatalogueIndex>()
            .AddRegisteringWork()
            .AddSingleton<CatalogueSignal>()
            .AddSingleton<CatalogueLook>()
            .AddSingleton<ImportRows>()
            .AddSingleton<ImportHandler>()
            .AddPortalOptions<DemoOptions>(DemoOptions.Section, _ => null)
            .AddSingleton<ProceduralStyleTransfer>()
            .AddSingleton<IStyleTransfer>(services => services.GetRequiredService<ProceduralStyleTransfer>())
            .AddBackEndWork()
            .AddBuildingWork()
            .AddSingleton<DemoRows>()
            .AddSingleton<DemoMaker>()
            .AddSingleton<IFirstCatalogue>(services => services.GetRequiredService<DemoMaker>())
            .AddSingleton<DemoRemover>();
}
