using LoraJudge.Style.Transfer;
using LoraJudge.Web.Features.Catalog.BackEnds;
using LoraJudge.Web.Features.Catalog.Building;
using LoraJudge.Web.Features.Catalog.Demo;
using LoraJudge.Web.Features.Catalog.Import;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Catalog.Registering;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Catalog;

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
            .AddSingleton<DemoRemover>();
}
