using System.Text.RegularExpressions;
using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>What a file's first layer wants to be fed.</summary>
/// <param name="Kind">What the trunk feeds is <see cref="InputKind.Torchvision"/>.</param>
/// <param name="Reason">How it was decided and how certain that is, for a person.</param>
public sealed partial record InputConvention(InputKind Kind, string Reason)
{
    /// <summary>
    /// Root mean squares of the first kernels. Simonyan and Zisserman's own, made for values up to 255, have 0.19, about as much as
    /// torchvision's, made for values of about 1: between the two limits the numbers cannot tell them apart. The former brought to
    /// torchvision's input have 11, the latter brought to 0 to 255 have 0.003.
    /// </summary>
    public const double LeastCertainlyOfOne = 2;
    public const double MostCertainlyOf255 = 0.02;

    /// <summary>Metadata keys that may speak of the input; what others say of is not the input.</summary>
    private static readonly string[] Keys = ["input", "preprocess", "mean", "std", "range", "color", "colour", "channel", "convention"];

    /// <summary>By the metadata where it says something that is understood, else by the first kernels.</summary>
    /// <param name="firstKernels">Values of the first convolution's weight.</param>
    public static InputConvention Of(SafetensorsHeader header, ReadOnlySpan<float> firstKernels)
    {
        ArgumentNullException.ThrowIfNull(header);
        var said = string.Join(
            "; ",
            header
                .Metadata.Where(pair => Keys.Any(key => pair.Key.Contains(key, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key}: {pair.Value}")
        );
        if (Of255().IsMatch(said))
            return new(InputKind.Caffe, $"the file's metadata says so ({Short(said)}).");
        return OfOne().IsMatch(said)
            ? new(InputKind.Torchvision, $"the file's metadata says so ({Short(said)}).")
            : ByMagnitude(RootMeanSquare(firstKernels), said.Length == 0 ? "nothing" : $"nothing that is understood ({Short(said)})");
    }

    private static InputConvention ByMagnitude(double rms, string said) =>
        rms < MostCertainlyOf255
            ? new(
                InputKind.Caffe,
                FormattableString.Invariant($"the first kernels are as small ({rms:0.####}) as values from 0 to 255 need.")
            )
        : rms >= LeastCertainlyOfOne
            ? new(
                InputKind.Torchvision,
                FormattableString.Invariant(
                    $"assumed from the names; the metadata says {said}. The first kernels ({rms:0.#}) are those of values about 1, which is certain; the order of the colours is not."
                )
            )
        : new(
            InputKind.Torchvision,
            FormattableString.Invariant(
                $"assumed from the names; the metadata says {said}. It is not certain: kernels for BGR from 0 to 255 (Caffe) are as large as these ({rms:0.##})."
            )
        );

    private static double RootMeanSquare(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += (double)value * value;
        return Math.Sqrt(sum / Math.Max(1, values.Length));
    }

    private static string Short(string text) =>
        string.Concat((text.Length <= 160 ? text : text[..160] + "…").Where(letter => !char.IsControl(letter)));

    [GeneratedRegex(
        @"\b(bgr|caffe)\b|\b255\b|103\.939",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Of255();

    [GeneratedRegex(
        @"\b(torchvision|imagenet)\b|0\.485|\b0(\.0)?\s*(\.\.|-|–|to|,)\s*1(\.0)?\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex OfOne();
}

public enum InputKind
{
    /// <summary>RGB from 0 to 1, minus ImageNet's means, over its deviations.</summary>
    Torchvision,

    /// <summary>BGR from 0 to 255, minus means, or another scale of 0 to 255.</summary>
    Caffe,
}
