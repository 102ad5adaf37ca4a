using System.Text;
using LoraJudge.Web.Features.Results.Pictures;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>The pictures of the results page, each drawn when it is written, with what is said of them.</summary>
internal static class PictureParts
{
    public static IEnumerable<BundlePart> All(IReadOnlyList<ResultPicture> pictures) =>
        [
            .. pictures.Select(picture => Part($"pictures/{picture.Name}.svg", () => Encoding.UTF8.GetBytes(picture.ToSvg()))),
            .. pictures.Select(picture => Part($"pictures/{picture.Name}.png", picture.ToPng)),
            Part("pictures/captions.md", () => Encoding.UTF8.GetBytes(string.Concat(pictures.Select(Words)))),
        ];

    private static BundlePart Part(string name, Func<byte[]> content) =>
        new(
            name,
            stream =>
            {
                stream.Write(content());
                return null;
            }
        );

    private static string Words(ResultPicture picture) =>
        $"## {picture.Name}\n\n**{picture.Title}.** {picture.Caption}\n\nIn words: {picture.Alternative}\n\n";
}
