using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>Where strokes go.</summary>
internal static class Scatter
{
    /// <summary>One place in each cell of a grid over the picture and a margin of one cell, in random order.</summary>
    public static Vector2[] Jittered(int width, int height, float spacing, Dice dice)
    {
        var (columns, rows) = ((int)(width / spacing) + 2, (int)(height / spacing) + 2);
        var places = new Vector2[columns * rows];
        for (var i = 0; i < places.Length; i++)
            places[i] = new Vector2(i % columns - 0.5f + dice.Next(), i / columns - 0.5f + dice.Next()) * spacing;
        dice.Shuffle<Vector2>(places);
        return places;
    }
}
