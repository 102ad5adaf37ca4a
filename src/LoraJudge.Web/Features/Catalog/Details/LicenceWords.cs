using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog.Details;

/// <summary>A model's licence flags as sentences.</summary>
internal static class LicenceWords
{
    public static IReadOnlyList<string> Of(LoraModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. new[] { Credit(model.AllowsUncredited), Derivatives(model.AllowsDerivatives) }
                .Concat(Commerce(model.CommercialUse))
                .OfType<string>(),
        ];
    }

    /// <summary>Null where nothing is known.</summary>
    public static string? Of(NsfwLevel level) =>
        level switch
        {
            NsfwLevel.Unknown => null,
            >= NsfwLevel.Xxx => "XXX",
            >= NsfwLevel.X => "X",
            >= NsfwLevel.R => "R",
            >= NsfwLevel.Pg13 => "PG-13",
            _ => "PG",
        };

    private static string? Credit(bool? allowsUncredited) =>
        allowsUncredited switch
        {
            true => "May be used without naming its creator.",
            false => "Its creator has to be named.",
            _ => null,
        };

    private static string? Derivatives(bool? allowed) =>
        allowed switch
        {
            true => "May be merged and changed.",
            false => "May not be merged or changed.",
            _ => null,
        };

    private static IEnumerable<string?> Commerce(CommercialUse? use)
    {
        if (use is null)
            yield break;
        if (use is CommercialUse.None)
            yield return "No commercial use.";
        if (use.Value.HasFlag(CommercialUse.Image))
            yield return "Pictures made with it may be sold.";
        if (use.Value.HasFlag(CommercialUse.Rent))
            yield return "May be offered on generation services.";
        else if (use.Value.HasFlag(CommercialUse.RentCivit))
            yield return "May be offered on Civitai's own generation service.";
        if (use.Value.HasFlag(CommercialUse.Sell))
            yield return "The model itself may be sold.";
    }
}
