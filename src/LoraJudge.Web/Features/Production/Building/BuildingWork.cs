using LoraJudge.Web.Features.Production.Building.Jobs;
using LoraJudge.Web.Features.Production.Building.Runs;
using LoraJudge.Web.Features.Production.Building.Steps;
using LoraJudge.Web.Features.Production.Cleansing;
using LoraJudge.Web.Features.Production.SampleSets;
using LoraJudge.Web.Shared.Settings;

namespace LoraJudge.Web.Features.Production.Building;

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
