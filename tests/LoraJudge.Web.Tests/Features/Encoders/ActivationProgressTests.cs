using Bunit;
using Bunit.TestDoubles;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Encoders;
using LoraJudge.Web.Shared.Progress;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace LoraJudge.Web.Tests.Features.Encoders;

[Trait("group", "server")]
public sealed class ActivationProgressTests
{
    [Fact]
    public async Task The_page_stays_while_vectors_are_made_and_is_loaded_again_when_the_portal_has_switched()
    {
        await using var two = await TwoEncoders.CreateAsync();
        await two.Activation.ActivateAsync(two.TrainedId, CancellationToken.None);
        await using var browser = new BunitContext();
        browser.Services.AddMudServices();
        browser.Services.AddSingleton(TimeProvider.System);
        browser.Services.AddSingleton(two.Portal.Snapshots);
        browser.Services.AddSingleton<ISearchable>(two.Portal.Snapshots);
        browser.Services.AddSingleton(two.Portal.Get<EncoderStanding>());
        browser.Services.AddSingleton(two.Notices);
        browser.Services.AddSingleton(two.Portal.Get<ProgressBoard>());
        browser.JSInterop.Mode = JSRuntimeMode.Loose;
        using var work = two.Portal.Get<ProgressBoard>().Start("Encoding the catalogue's pictures", 36);
        var navigation = browser.Services.GetRequiredService<BunitNavigationManager>();
        var page = browser.Render<ActivationProgress>(of => of.Add(progress => progress.SearchedBy, two.Snapshot.EncoderHash));

        work.Advance(9);
        page.WaitForAssertion(() => Assert.Contains("9 of 36", page.Markup), Eventually.Patience);
        Assert.Empty(navigation.History);
        await two.LookAsync();

        page.WaitForAssertion(() => Assert.True(Assert.Single(navigation.History).Options.ForceLoad), Eventually.Patience);
    }
}
