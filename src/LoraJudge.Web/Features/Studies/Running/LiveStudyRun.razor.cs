using System.Globalization;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Shared.Background;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>How far a study is, kept up to date while it is open; loaded again when it is closed.</summary>
public sealed partial class LiveStudyRun : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(4);

    private PagePoll? poll;

    /// <summary>The study's id.</summary>
    [Parameter]
    public long Id { get; set; }

    /// <summary>Whether the page around it shows an open study.</summary>
    [Parameter]
    public bool GoesOn { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Account { get; set; } = null!;

    [Inject]
    private StudyRunReader Reader { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    private StudyRunView? View { get; set; }

    public void Dispose() => poll?.Dispose();

    protected override async Task OnInitializedAsync() => await LookAsync(CancellationToken.None);

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender || !GoesOn)
            return;
        poll = new PagePoll(Time, Log, Beat);
        _ = poll.RunAsync(async cancellation =>
        {
            await InvokeAsync(() => LookAsync(cancellation));
            var goesOn = View is { Study.State: StudyState.Open };
            if (!goesOn)
                await InvokeAsync(() => Navigation.Refresh(forceReload: true));
            await InvokeAsync(StateHasChanged);
            return goesOn;
        });
    }

    /// <summary>The account is asked about each time: the page's address alone opens nothing.</summary>
    private async Task LookAsync(CancellationToken cancellation) => View = await Reader.FindAsync((await Account).User, Id, cancellation);

    internal static string Seconds(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0} s");

    private static string Two(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static string RatersWords(int raters) =>
        raters switch
        {
            0 => "Items without a judgment",
            1 => "With one",
            _ => string.Create(CultureInfo.InvariantCulture, $"With {raters}"),
        };

    private static string AgreementWords(AgreementFound found) =>
        found.Alpha.ValueOrNull is not { } alpha ? $"Not yet: {found.Alpha.Reason}."
        : found.Interval is { } interval
            ? $"{Two(alpha)} (95 %: {Two(interval.Lower)} to {Two(interval.Upper)}), over {StudyRunPage.Number(found.Items)} items"
        : $"{Two(alpha)}, over {found.Items} {(found.Items == 1 ? "item" : "items")}: too few for an interval";
}
