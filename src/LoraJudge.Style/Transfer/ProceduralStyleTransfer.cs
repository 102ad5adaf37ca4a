using System.Text.Json;
using LoraJudge.Style.Imaging;

namespace LoraJudge.Style.Transfer;

/// <summary>The embedded back end: styles made by code, without GPU, network or weights.</summary>
public sealed class ProceduralStyleTransfer : IStyleTransfer
{
    /// <summary>Goes up when a style's pictures change.</summary>
    public const int Version = 1;

    public string Backend => "procedural";

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ProblemsAsync(IReadOnlyCollection<string> loraNames, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<string>>([
            .. loraNames.Where(name => ProceduralStyles.Find(name) is null).Select(name => $"There is no procedural style {name}."),
        ]);

    /// <inheritdoc />
    public Task<IReadOnlyList<BackEndLora>> LorasAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<BackEndLora>>([
            .. ProceduralStyles
                .All.Concat(ProceduralStyles.Variants)
                .Select(style => new BackEndLora(style.Slug, Title(style), null, new Dictionary<string, string>())),
        ]);

    /// <inheritdoc />
    public Task<RgbImage?> DrawAsync(RgbImage sample, CancellationToken cancellation = default) => Task.FromResult<RgbImage?>(null);

    /// <inheritdoc />
    public Task<TransferResult> TransferAsync(TransferRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellation.ThrowIfCancellationRequested();
        var style =
            ProceduralStyles.Find(request.LoraName)
            ?? throw new TransferException(
                TransferFault.Refused,
                $"There is no procedural style '{request.LoraName}'; there are {string.Join(", ", ProceduralStyles.All.Select(s => s.Slug))}."
            );
        var parameters = JsonSerializer.Serialize(
            new
            {
                style = style.Slug,
                seed = request.Seed,
                version = Version,
            }
        );
        return Task.FromResult(
            new TransferResult(style.Apply(request.Sample, request.Seed), parameters, JsonSerializer.Serialize(new { appliedBy = "code" }))
        );
    }

    /// <summary>What a variant does otherwise than the style it comes from.</summary>
    private static string Title(ProceduralStyle style)
    {
        var tuning = style.Tuning;
        if (tuning == StyleTuning.AsItComes)
            return style.Name;
        var strokes =
            tuning.Scale < 0.9f ? "finer"
            : tuning.Scale > 1.2f ? "coarser"
            : "as coarse";
        return FormattableString.Invariant(
            $"{style.Name} {style.Slug[(style.Slug.LastIndexOf('-') + 1)..]}: {strokes}, turned {tuning.Angle * 180 / MathF.PI:0}°, inks moved {tuning.Hue * 360:0}°"
        );
    }
}
