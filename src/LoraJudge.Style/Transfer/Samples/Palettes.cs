using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>Colours that go together: five accents each, and a light ground first.</summary>
internal static class Palettes
{
    private static readonly Vector3[][] All =
    [
        Colour.Hexes(0xF4E8D0, 0xD9583B, 0xEDA23C, 0x2C6E73, 0x15384A, 0x8C2F39),
        Colour.Hexes(0xF2EDE4, 0x3D5A80, 0x98C1D9, 0xEE6C4D, 0x293241, 0xE0B04A),
        Colour.Hexes(0xF8EDEB, 0x6D597A, 0xE56B6F, 0xEAAC8B, 0x355070, 0xB56576),
        Colour.Hexes(0xFBF1D9, 0x386641, 0x6A994E, 0xBC4749, 0x2B3A2E, 0xE9B44C),
        Colour.Hexes(0xE9F1F0, 0x006D77, 0x83C5BE, 0xE29578, 0x123C43, 0xFFB86B),
        Colour.Hexes(0xF6E7CB, 0x7B2D26, 0xC8553D, 0xF28F3B, 0x2D3142, 0x588B8B),
        Colour.Hexes(0xF5EBF7, 0x5F0F70, 0xC04ABC, 0xF77F5B, 0x2A1A4A, 0x3F8EFC),
        Colour.Hexes(0xEFF2E6, 0x1B4965, 0x62B6CB, 0xF3C15F, 0x12263A, 0xC8553D),
    ];

    public static Vector3[] Pick(Dice dice) => All[dice.Index(All.Length)];
}
