using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Catalog;

namespace LoraJudge.EndToEnd.Browsing;

/// <summary>A LoRA file with all that a header can say, a thumbnail among it.</summary>
internal static class SomeLora
{
    private static readonly byte[] Picture = new NetVipsImageDecoder(new ImagingOptions()).EncodeJpeg(
        ProceduralStyles.Find("ink-wash")!.Apply(ProceduralSamples.Create(ProceduralCategory.Landscape, 9).Render(384, 384), seed: 99)
    );

    /// <param name="weight">Files of another weight are of another model.</param>
    public static byte[] File(string title, float weight)
    {
        var header = HandMadeLora.Kohya();
        foreach (var (key, value) in HandMadeLora.ModelSpec())
            header[key] = value;
        header["modelspec.architecture"] = "stable-diffusion-xl-v1-base/lora";
        header["modelspec.title"] = title;
        header["modelspec.thumbnail"] = $"data:image/jpeg;base64,{Convert.ToBase64String(Picture)}";
        return HandMadeLora.File(header, weight);
    }
}
