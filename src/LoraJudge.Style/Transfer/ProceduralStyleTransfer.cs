using System.Text.Json;

namespace LoraJudge.Style.Transfer;

/// <summary>The embedded back end: styles made by code, without GPU, network or weights.</summary>
public sealed class ProceduralStyleTransfer : IStyleTransfer
{
    /// <summary>Goes up when a style's pictures change.</summary>
    public const int Version = 1;

    public string Backend => "procedural";

    /// <inheritdoc />
    public Task<TransferResult> TransferAsync(TransferRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellation.ThrowIfCancellationRequested();
        var style =
            ProceduralStyles.Find(request.LoraName)
            ?? throw new ArgumentException(
                $"There is no procedural style '{request.LoraName}'; there are {string.Join(", ", ProceduralStyles.All.Select(s => s.Slug))}.",
                nameof(request)
            );
        var parameters = JsonSerializer.Serialize(
            new
            {
                style = style.Slug,
                seed = request.Seed,
                version = Version,
            }
        );
        return Task.FromResult(new TransferResult(style.Apply(request.Sample, request.Seed), parameters));
    }
}
