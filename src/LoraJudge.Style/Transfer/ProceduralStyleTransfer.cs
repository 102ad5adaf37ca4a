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
            .. ProceduralStyles.All.Select(style => new BackEndLora(style.Slug, style.Name, null, new Dictionary<string, string>())),
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
}
