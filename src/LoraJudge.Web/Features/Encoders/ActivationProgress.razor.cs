using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Encoders.Loading;
using LoraJudge.Web.Shared.Background;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Encoders;

/// <summary>Watches a pending activation while the page is open.</summary>
public sealed partial class ActivationProgress : IDisposable
{
    private PagePoll? poll;

    /// <summary>Hash of the encoder that searches used when the page was made.</summary>
    [Parameter]
    public string? SearchedBy { get; set; }

    [Inject]
    private CatalogueSnapshots Snapshots { get; set; } = null!;

    [Inject]
    private EncoderStanding Standing { get; set; } = null!;

    [Inject]
    private EncoderNotices Notices { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    public void Dispose() => poll?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        poll = new PagePoll(Time, Log);
        _ = poll.RunAsync(async cancellation =>
        {
            var hasEnded = await HasEndedAsync(cancellation);
            if (hasEnded)
                await InvokeAsync(() => Navigation.Refresh(forceReload: true));
            return !hasEnded;
        });
    }

    /// <summary>Searches use another encoder, something went wrong, or somebody cancelled it.</summary>
    private async Task<bool> HasEndedAsync(CancellationToken cancellation) =>
        Snapshots.Current?.EncoderHash != SearchedBy || Notices.Activation is not null || await Standing.WantedAsync(cancellation) is null;
}
