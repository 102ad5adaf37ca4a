using LoraJudge.Style.Imaging;

namespace LoraJudge.Style.Transfer.Calls;

/// <summary>
/// Remembers what was made of what: two models that give the same picture to the last pixel had no effect, for example because they were
/// trained on another base model. No back end tells it.
/// </summary>
internal sealed class SamePictures
{
    private const int Most = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Task, string Picture), Maker> makers = [];
    private readonly Queue<(string Task, string Picture)> order = new();

    /// <param name="task">The same for all that is the same but for the model.</param>
    /// <param name="lora">The model's name.</param>
    /// <param name="file">What tells the model's file; the same file may have several names.</param>
    /// <exception cref="TransferException">Another model made the same picture of the same sample by the same seed.</exception>
    public void Check(string task, string lora, string file, RgbImage picture)
    {
        var key = (task, TransferPictures.Hash(picture.Pixels));
        lock (gate)
        {
            if (!makers.TryGetValue(key, out var maker))
                Remember(key, new Maker(lora, file));
            else if (maker.File != file)
                throw new TransferException(
                    TransferFault.LoraNotApplied,
                    $"The LoRA models {lora} and {maker.Lora} give the same picture to the last pixel: at least one has no effect. Were they trained on the checkpoint's base model?"
                );
        }
    }

    private void Remember((string Task, string Picture) key, Maker maker)
    {
        makers[key] = maker;
        order.Enqueue(key);
        if (order.Count > Most)
            makers.Remove(order.Dequeue());
    }

    private sealed record Maker(string Lora, string File);
}
