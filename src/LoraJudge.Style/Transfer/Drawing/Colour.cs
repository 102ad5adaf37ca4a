using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>Colours as sRGB-encoded vectors, each channel 0 to 1.</summary>
internal static class Colour
{
    private static readonly Vector3 Luma = new(0.299f, 0.587f, 0.114f);

    /// <param name="rgb">As in a style sheet: 0xRRGGBB.</param>
    public static Vector3 Hex(int rgb) => new Vector3((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255) / 255f;

    public static Vector3[] Hexes(params ReadOnlySpan<int> rgbs)
    {
        var colours = new Vector3[rgbs.Length];
        for (var i = 0; i < rgbs.Length; i++)
            colours[i] = Hex(rgbs[i]);
        return colours;
    }

    public static float Light(Vector3 colour) => Vector3.Dot(colour, Luma);

    /// <summary>Scales the distance from grey of the same lightness.</summary>
    public static Vector3 Saturate(Vector3 colour, float factor) => Curves.Mix(new Vector3(Light(colour)), colour, factor);

    /// <summary>The same colour at another lightness.</summary>
    public static Vector3 Relight(Vector3 colour, float light)
    {
        var old = Light(colour);
        return old > light ? colour * (light / old) : Vector3.One - (Vector3.One - colour) * ((1 - light) / MathF.Max(1 - old, 1e-3f));
    }

    /// <summary>Turns the hue about the grey axis; greys stay.</summary>
    public static Vector3 TurnHue(Vector3 colour, float turns)
    {
        var (sin, cos) = MathF.SinCos(turns * MathF.Tau);
        var axis = new Vector3(0.57735f);
        return colour * cos + Vector3.Cross(axis, colour) * sin + axis * (Vector3.Dot(axis, colour) * (1 - cos));
    }

    /// <summary>The colour at a place in [0, 1] along an evenly spaced ramp.</summary>
    public static Vector3 Ramp(ReadOnlySpan<Vector3> stops, float place)
    {
        var t = Curves.Clamp01(place) * (stops.Length - 1);
        var i = Math.Min((int)t, stops.Length - 2);
        return Curves.Mix(stops[i], stops[i + 1], t - i);
    }

    public static Vector3 Nearest(ReadOnlySpan<Vector3> palette, Vector3 colour)
    {
        var (best, nearest) = (float.MaxValue, palette[0]);
        foreach (var candidate in palette)
        {
            var d = candidate - colour;
            var light = Light(d);
            var distance = d.LengthSquared() + 2 * light * light;
            if (distance < best)
                (best, nearest) = (distance, candidate);
        }
        return nearest;
    }
}
