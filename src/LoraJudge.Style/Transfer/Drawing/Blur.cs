using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>Gaussian blur as three box blurs: the cost does not grow with the radius.</summary>
internal static class Blur
{
    public static void Gaussian(float[] values, int width, int height, float sigma)
    {
        var scratch = new float[values.Length];
        foreach (var radius in Radii(sigma))
        {
            for (var y = 0; y < height; y++)
                Box(values, scratch, y * width, 1, width, radius);
            for (var x = 0; x < width; x++)
                Box(scratch, values, x, width, height, radius);
        }
    }

    public static void Gaussian(Vector3[] values, int width, int height, float sigma)
    {
        var scratch = new Vector3[values.Length];
        foreach (var radius in Radii(sigma))
        {
            for (var y = 0; y < height; y++)
                Box(values, scratch, y * width, 1, width, radius);
            for (var x = 0; x < width; x++)
                Box(scratch, values, x, width, height, radius);
        }
    }

    // A box of edge 2r+1 has variance r(r+1)/3; fractional radii weigh the outermost pixels.
    private static float[] Radii(float sigma)
    {
        var radius = 0.5f * (MathF.Sqrt(1 + 4 * sigma * sigma) - 1);
        return sigma <= 0.05f ? [] : [radius, radius, radius];
    }

    private static void Box(float[] from, float[] to, int start, int stride, int count, float radius)
    {
        var whole = (int)radius;
        var part = radius - whole;
        var scale = 1 / (2 * radius + 1);
        float At(int i) => from[start + Math.Clamp(i, 0, count - 1) * stride];
        var sum = 0f;
        for (var i = -whole; i <= whole; i++)
            sum += At(i);
        for (var i = 0; i < count; i++)
        {
            to[start + i * stride] = (sum + part * (At(i - whole - 1) + At(i + whole + 1))) * scale;
            sum += At(i + whole + 1) - At(i - whole);
        }
    }

    private static void Box(Vector3[] from, Vector3[] to, int start, int stride, int count, float radius)
    {
        var whole = (int)radius;
        var part = radius - whole;
        var scale = 1 / (2 * radius + 1);
        Vector3 At(int i) => from[start + Math.Clamp(i, 0, count - 1) * stride];
        var sum = Vector3.Zero;
        for (var i = -whole; i <= whole; i++)
            sum += At(i);
        for (var i = 0; i < count; i++)
        {
            to[start + i * stride] = (sum + part * (At(i - whole - 1) + At(i + whole + 1))) * scale;
            sum += At(i + whole + 1) - At(i - whole);
        }
    }
}
