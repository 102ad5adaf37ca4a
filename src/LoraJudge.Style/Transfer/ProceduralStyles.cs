using System.Globalization;
using LoraJudge.Style.Transfer.Drawing;
using LoraJudge.Style.Transfer.Styles;

namespace LoraJudge.Style.Transfer;

/// <summary>The styles that stand in for LoRA models on a first start.</summary>
public static class ProceduralStyles
{
    public static IReadOnlyList<ProceduralStyle> All { get; } =
    [
        OilStrokes.Style,
        Watercolour.Style,
        Pointillism.Style,
        Halftone.Style,
        Woodcut.Style,
        CrossHatching.Style,
        StainedGlass.Style,
        Mosaic.Style,
        FlatOutline.Style,
        PixelArt.Style,
        Cyanotype.Style,
        Charcoal.Style,
        Risograph.Style,
        LowPoly.Style,
        Embroidery.Style,
        Chalkboard.Style,
        Neon.Style,
        PaperCut.Style,
        PencilSketch.Style,
        InkWash.Style,
        Linocut.Style,
        Blueprint.Style,
        Thermal.Style,
        Pastel.Style,
        PaletteKnife.Style,
        UkiyoE.Style,
        Terminal.Style,
        Engraving.Style,
        Batik.Style,
        Comic.Style,
        Knit.Style,
        ToyBricks.Style,
        SwirlingNight.Style,
    ];

    /// <summary>Seeds of the variants that are offered beside them: no encoder that comes with the program was trained on these.</summary>
    private const long FirstOffered = 640_001;
    private const int CountOffered = 64;

    /// <summary>Variants that are part of no demo, the same on every machine.</summary>
    public static IReadOnlyList<ProceduralStyle> Variants { get; } =
    [.. Enumerable.Range(0, CountOffered).Select(at => Create(FirstOffered + at))];

    /// <summary>The style of that slug, variants included, or null.</summary>
    public static ProceduralStyle? Find(string slug)
    {
        ArgumentNullException.ThrowIfNull(slug);
        return All.FirstOrDefault(style => string.Equals(style.Slug, slug, StringComparison.Ordinal)) ?? Variant(slug);
    }

    /// <summary>The variant's seed stands behind the last hyphen.</summary>
    private static ProceduralStyle? Variant(string slug) =>
        long.TryParse(slug[(slug.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
        && Create(seed) is { } style
        && string.Equals(style.Slug, slug, StringComparison.Ordinal)
            ? style
            : null;

    /// <summary>A style that is in no catalogue: one of them with other sizes, directions and inks, the same for the same seed.</summary>
    public static ProceduralStyle Create(long variantSeed)
    {
        var dice = new Dice(variantSeed, 77);
        var style = All[dice.Index(All.Count)];
        var tuning = new StyleTuning(dice.Range(0.7f, 1.6f), dice.Range(-1.2f, 1.2f), dice.Range(0.08f, 0.92f));
        return style.With(FormattableString.Invariant($"{style.Slug}-{variantSeed}"), tuning);
    }
}
