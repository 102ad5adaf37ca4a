using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class PixelArt
{
    public static ProceduralStyle Style { get; } =
        new("pixel-art", "Pixel art", "Large square pixels in sixteen colours, dithered like an old game.", ["pixel art", "16-bit"], Paint);

    private static readonly Vector3[] Inks = Colour.Hexes(
        0x1A1C2C,
        0x5D275D,
        0xB13E53,
        0xEF7D57,
        0xFFCD75,
        0xA7F070,
        0x38B764,
        0x257179,
        0x29366F,
        0x3B5DC9,
        0x41A6F6,
        0x73EFF7,
        0xF4F4F4,
        0x94B0C2,
        0x566C86,
        0x333C57
    );
    private static readonly int[] Bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

    private static Picture Paint(Easel e)
    {
        var size = Math.Max((int)MathF.Round(4.2f * e.Unit), 1);
        var colours = e.Graded(1.5f).Blur(size * 0.35f);
        var (shiftX, shiftY, seed) = (e.Dice.Index(4), e.Dice.Index(4), e.Dice.Seed());
        var (columns, rows) = (e.Width / size + 1, e.Height / size + 1);
        var blocks = new Picture(columns, rows);
        for (var j = 0; j < rows; j++)
        for (var i = 0; i < columns; i++)
        {
            var dither = (Bayer[((j + shiftY) & 3) * 4 + ((i + shiftX) & 3)] / 16f - 0.47f) * 0.2f + Noise.Grain(i, j, seed) * 0.03f;
            blocks[i, j] = Colour.Nearest(Inks, colours.At((i + 0.5f) * size, (j + 0.5f) * size) + new Vector3(dither));
        }
        return e.Each((x, y) => blocks[x / size, y / size]);
    }
}
