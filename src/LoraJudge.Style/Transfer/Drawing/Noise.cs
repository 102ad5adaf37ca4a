namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>Seeded lattice noise; every function returns values in [0, 1].</summary>
internal static class Noise
{
    /// <summary>White noise: one number per lattice point.</summary>
    public static float Grain(int x, int y, int seed)
    {
        var hash = unchecked((uint)(x * 374761393 + y * 668265263) + (uint)seed * 2246822519u);
        hash = (hash ^ (hash >> 15)) * 2246822519u;
        hash = (hash ^ (hash >> 13)) * 3266489917u;
        return (hash ^ (hash >> 16)) * (1f / 4294967296f);
    }

    /// <summary>Smooth noise with features of about one unit.</summary>
    public static float Smooth(float x, float y, int seed)
    {
        var (fx, fy) = (MathF.Floor(x), MathF.Floor(y));
        var (ix, iy) = ((int)fx, (int)fy);
        var (u, v) = (Fade(x - fx), Fade(y - fy));
        var top = Grain(ix, iy, seed) * (1 - u) + Grain(ix + 1, iy, seed) * u;
        var bottom = Grain(ix, iy + 1, seed) * (1 - u) + Grain(ix + 1, iy + 1, seed) * u;
        return top * (1 - v) + bottom * v;
    }

    /// <summary>Smooth noise along one axis.</summary>
    public static float Stripe(float x, int seed)
    {
        var floor = MathF.Floor(x);
        var (from, to) = (Grain((int)floor, 0, seed), Grain((int)floor + 1, 0, seed));
        return from + (to - from) * Fade(x - floor);
    }

    /// <summary>Fractal sum of smooth noise, each octave half as large and half as strong.</summary>
    public static float Fractal(float x, float y, int octaves, int seed)
    {
        var (sum, weight, total) = (0f, 1f, 0f);
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += Smooth(x, y, seed + octave * 101) * weight;
            total += weight;
            weight *= 0.5f;
            (x, y) = (x * 1.92f + y * 0.56f + 7.3f, y * 1.92f - x * 0.56f + 3.1f);
        }
        return sum / total;
    }

    private static float Fade(float t) => t * t * (3 - 2 * t);
}
