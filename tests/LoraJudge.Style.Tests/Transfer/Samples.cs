using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.Style.Tests.Transfer;

/// <summary>Small pictures and what reads them, for back ends.</summary>
internal static class Samples
{
    public const int Edge = 64;

    public static NetVipsImageDecoder Decoder { get; } = new(new ImagingOptions());

    public static RgbImage Object { get; } = ProceduralSamples.Create(ProceduralCategory.Object, 0).Render(Edge, Edge);

    public static RgbImage Landscape { get; } = ProceduralSamples.Create(ProceduralCategory.Landscape, 0).Render(Edge, Edge);
}
