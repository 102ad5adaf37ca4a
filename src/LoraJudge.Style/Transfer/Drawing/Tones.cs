namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>Spreads the tones of pictures, so that a dull sample and a harsh one get about as much ink.</summary>
internal static class Tones
{
    private const int Bins = 512;

    /// <summary>Every value becomes the share of pixels that are darker.</summary>
    public static Field Equalise(Field field)
    {
        var (low, high) = (field.Values.Min(), field.Values.Max());
        var scale = (Bins - 1) / MathF.Max(high - low, 1e-6f);
        var counts = new float[Bins + 1];
        foreach (var value in field.Values)
            counts[(int)((value - low) * scale) + 1]++;
        for (var i = 1; i <= Bins; i++)
            counts[i] = counts[i - 1] + counts[i] / field.Values.Length;
        return field.Map(value =>
        {
            var place = (value - low) * scale;
            return Curves.Mix(counts[(int)place], counts[(int)place + 1], place - (int)place);
        });
    }

    /// <summary>Half stretched to the whole range, half equalised.</summary>
    public static Field Even(Field tone)
    {
        var ranks = Equalise(tone);
        var (low, high) = (1f, 0f);
        for (var i = 0; i < tone.Values.Length; i++)
        {
            if (ranks.Values[i] is > 0.02f and < 0.98f)
                (low, high) = (MathF.Min(low, tone.Values[i]), MathF.Max(high, tone.Values[i]));
        }
        var span = MathF.Max(high - low, 0.05f);
        for (var i = 0; i < tone.Values.Length; i++)
            ranks.Values[i] = 0.5f * ranks.Values[i] + 0.5f * Curves.Clamp01((tone.Values[i] - low) / span);
        return ranks;
    }
}
