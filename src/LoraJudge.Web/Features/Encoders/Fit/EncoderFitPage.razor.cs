using System.Globalization;
using LoraJudge.Web.Features.Catalogue.Fit;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Encoders.Fit;

/// <summary>Whether the encoder fits the models that came since it was made, with figures.</summary>
public sealed partial class EncoderFitPage
{
    [Inject]
    private EncoderFitKeeper Keeper { get; set; } = null!;

    private EncoderFitReport? Report { get; set; }

    protected override void OnInitialized() => Report = Keeper.Current;

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");

    private static string Interval(FitGroup group) =>
        group.Interval is { } interval ? $" ({EncoderFitWords.Figure(interval.Lower)} to {EncoderFitWords.Figure(interval.Upper)})" : "";
}
