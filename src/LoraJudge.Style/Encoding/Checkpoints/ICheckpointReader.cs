using LoraJudge.Style.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Checkpoints;

/// <summary>Checkpoint files → what they say of themselves, and networks.</summary>
public interface ICheckpointReader
{
    /// <inheritdoc cref="EncoderCheckpoint.Inspect"/>
    CheckpointFacts Inspect(string path);

    /// <inheritdoc cref="EncoderCheckpoint.Load"/>
    IEncoderNetwork Load(string path, torch.Device device);
}

/// <summary>Reads <see cref="EncoderCheckpoint"/>s.</summary>
public sealed class CheckpointReader : ICheckpointReader
{
    public CheckpointFacts Inspect(string path) => EncoderCheckpoint.Inspect(path);

    public IEncoderNetwork Load(string path, torch.Device device) => EncoderCheckpoint.Load(path, device);
}
