namespace LoraJudge.Web.Features.Catalog.Demo;

public sealed class DemoMaker
{
    public const string SampleSetName = "Demo";

    public Task<bool> IsDueAsync(CancellationToken cancellation) => Task.FromResult(false);

    public Task MakeAsync(CancellationToken cancellation) => Task.CompletedTask;
}
