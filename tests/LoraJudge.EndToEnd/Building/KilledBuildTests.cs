using LoraJudge.Style.Transfer;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Transfer;

namespace LoraJudge.EndToEnd.Building;

/// <summary>The real program against the back ends' stand-ins, killed again and again.</summary>
[Trait("group", "kills")]
public sealed class KilledBuildTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public Task A_few_models_are_built_by_the_web_ui_through_three_kills() => WebUiAsync(new(Models: 5, Samples: 6, Failures: 5, Kills: 3));

    [Fact]
    public Task A_few_models_are_built_by_ComfyUI_through_a_kill() => ComfyUiAsync(new(Models: 3, Samples: 4, Failures: 2, Kills: 1));

    [Fact(Explicit = true)]
    public Task Twenty_models_of_thirty_samples_are_built_by_the_web_ui_through_ten_kills() => WebUiAsync(KilledBuildSize.Whole);

    [Fact(Explicit = true)]
    public Task Twenty_models_of_thirty_samples_are_built_by_ComfyUI_through_ten_kills() => ComfyUiAsync(KilledBuildSize.Whole);

    private async Task WebUiAsync(KilledBuildSize size)
    {
        await using var webUi = await BackEndUnderTest.WebUiAsync(Loras(size));
        await new KilledBuild<WebUiFailure>(folder.Path, webUi, Loras(size), size).RunAsync();
    }

    private async Task ComfyUiAsync(KilledBuildSize size)
    {
        await using var comfy = await BackEndUnderTest.ComfyUiAsync(Loras(size));
        await new KilledBuild<ComfyFailure>(folder.Path, comfy, Loras(size), size).RunAsync();
    }

    private static string[] Loras(KilledBuildSize size) => [.. ProceduralStyles.All.Take(size.Models).Select(style => style.Slug)];
}
