using LoraJudge.Web.Features.Catalog.Building.Jobs;
using LoraJudge.Web.Features.Catalog.Building.Runs;
using LoraJudge.Web.Features.Catalog.Building.Steps;
using LoraJudge.Web.Features.Catalog.Cleansing;
using LoraJudge.Web.Features.Catalog.SampleSets;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Catalog.Building;

/// <summary>What makes reference sets, for the portal and the verbs alike.</summary>
internal static class BuildingWork
{
    public static IServiceCollection AddBuildingWork(this IServiceCollection services) =>
        services
            .AddPortalOptions<JobsOptions>(JobsOptions.Section, options => options.Problem())
            .AddSingleton<SampleSetRows>()
            .AddSingleton<SampleSetReader>()
            .AddSingleton<SampleStore>()
            .AddSingleton<CleansingRows>()
            .AddSingleton<CleansingMeasure>()
            .AddSingleton<CleansingReader>()
            .AddSingleton<JobStore>()
            .AddSingleton<BuildNudges>()
            .AddSingleton<BuildDue>()
            .AddSingleton<BuildStarter>()
            .AddSingleton<BuildControl>()
            .AddSingleton<BuildReader>()
            .AddSingleton<BuildLeases>()
            .AddSingleton<BuildFaults>()
            .AddSingleton<SampleDrawer>()
            .AddSingleton<PictureStore>()
            .AddSingleton<GenerateStep>()
            .AddSingleton<CleanseStep>()
            .AddSingleton<EncodeStep>()
            .AddSingleton<IndexStep>()
            .AddSingleton<BuildSteps>()
            .AddSingleton<BuildLoop>();
}
