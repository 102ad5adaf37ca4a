using LoraJudge.Style.Imaging;

namespace LoraJudge.Style.Transfer;

/// <summary>Sample × model → picture: the paper's style transfer.</summary>
public interface IStyleTransfer
{
    /// <summary>The back end's name, stored with every picture that it makes.</summary>
    string Backend { get; }

    /// <summary>What it cannot do of what a run of these models needs, before the first picture.</summary>
    /// <returns>A sentence each, which names what is missing and says what to do; empty where nothing is.</returns>
    /// <exception cref="TransferException">It is away, or answers what cannot be read.</exception>
    Task<IReadOnlyList<string>> ProblemsAsync(IReadOnlyCollection<string> loraNames, CancellationToken cancellation = default);

    /// <summary>The LoRA models that it has.</summary>
    /// <exception cref="TransferException">It is away, or answers what cannot be read.</exception>
    Task<IReadOnlyList<BackEndLora>> LorasAsync(CancellationToken cancellation = default);

    /// <summary>The sample as a line drawing, black on white, as large: made once for all models.</summary>
    /// <returns>Null where it works from the sample itself.</returns>
    /// <exception cref="TransferException">There is none.</exception>
    Task<RgbImage?> DrawAsync(RgbImage sample, CancellationToken cancellation = default);

    /// <param name="request">What is to be made.</param>
    /// <param name="cancellation">Stops the back end's work on it, too.</param>
    /// <exception cref="TransferException">There is no picture, or none that is proven to be what was asked for.</exception>
    Task<TransferResult> TransferAsync(TransferRequest request, CancellationToken cancellation = default);
}

/// <param name="Sample">The picture to transform; its sides are multiples of eight.</param>
/// <param name="LoraName">The model as the back end calls it.</param>
/// <param name="Seed">The same request with the same seed gives the same picture.</param>
public sealed record TransferRequest(RgbImage Sample, string LoraName, long Seed)
{
    /// <summary>What <see cref="IStyleTransfer.DrawAsync"/> made of the sample; null where it makes none.</summary>
    public RgbImage? LineDrawing { get; init; }

    /// <summary>
    /// The same for the same picture of the same run, letters, digits and hyphens: a back end that has made it already, for a process that
    /// died, gives it again. Null where that is of no use.
    /// </summary>
    public string? TaskId { get; init; }
}

/// <param name="Image">As large as the sample.</param>
/// <param name="Parameters">All that the back end was told, as JSON.</param>
/// <param name="Proof">How it was seen that LoRA, checkpoint and ControlNet were applied, as JSON.</param>
public sealed record TransferResult(RgbImage Image, string Parameters, string Proof)
{
    /// <summary>
    /// Whether any model that has an effect gives a picture of its own, whatever the sample: two models that give the same one have none.
    /// </summary>
    public bool IsModelsOwn { get; init; }
}

/// <param name="Name">What its prompts call the model by.</param>
/// <param name="Title">What it shows for it.</param>
/// <param name="Path">Of its file, on the back end's machine; null where there is none.</param>
/// <param name="Metadata">The file's header as far as the back end tells it.</param>
public sealed record BackEndLora(string Name, string Title, string? Path, IReadOnlyDictionary<string, string> Metadata);
