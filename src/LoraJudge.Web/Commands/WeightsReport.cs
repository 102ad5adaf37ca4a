using LoraJudge.Style.Encoding.Networks;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

/// <summary>An inspection as lines on the terminal.</summary>
internal static class WeightsReport
{
    /// <summary>Names of tensors that are not read; the rest is counted.</summary>
    private const int Shown = 4;

    public static void Write(string path, Vgg19Inspection found)
    {
        AnsiConsole.MarkupLineInterpolated($"{path}: {found.Bytes} bytes, SHA-256 {found.Sha256}");
        if (found.Convolutions > 0)
            WriteTensors(found);
        if (found.Input is { } input)
            AnsiConsole.MarkupLineInterpolated($"Input: {Words(input.Kind)}; {input.Reason}");
        foreach (var problem in found.Problems)
            AnsiConsole.MarkupLineInterpolated($"[red]Wrong:[/] {problem}");
    }

    private static void WriteTensors(Vgg19Inspection found)
    {
        var types = string.Join(", ", found.Types.Select(type => $"{type.Value} of {type.Key}"));
        AnsiConsole.MarkupLineInterpolated(
            $"{found.Tensors} tensors; {found.Convolutions} of VGG19's 16 convolutions in their shapes, {found.Parameters} parameters, {types}."
        );
        var names = found.Prefix == Vgg19Names.Torchvision ? "torchvision's" : "known";
        AnsiConsole.MarkupLineInterpolated($"Names: {names}, {found.Prefix}0.weight to {found.Prefix}34.bias.");
        if (found.Others.Count > 0)
        {
            var more = found.Others.Count > Shown ? " …" : "";
            AnsiConsole.MarkupLineInterpolated(
                $"Not read: {found.Others.Count} other tensors, as of a classifier ({string.Join(", ", found.Others.Take(Shown))}{more})."
            );
        }
    }

    private static string Words(InputKind kind) =>
        kind == InputKind.Torchvision
            ? "RGB from 0 to 1, minus ImageNet's means, over its deviations (torchvision)"
            : "values from 0 to 255, probably BGR minus means (Caffe)";
}
