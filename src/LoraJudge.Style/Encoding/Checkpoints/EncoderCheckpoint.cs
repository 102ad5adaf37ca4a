using LoraJudge.Style.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Checkpoints;

/// <summary>A trained encoder in a safetensors file.</summary>
public static class EncoderCheckpoint
{
    /// <summary>Reads the header alone and checks that every tensor of the architecture is there in its shape.</summary>
    /// <exception cref="InvalidDataException">Not a safetensors file, cut off, no checkpoint of ours, or another architecture's tensors.</exception>
    public static CheckpointFacts Inspect(string path) => throw new NotSupportedException();

    /// <exception cref="InvalidDataException">As <see cref="Inspect"/>, or a number that is not finite.</exception>
    public static IEncoderNetwork Load(string path, torch.Device device) => throw new NotSupportedException();
}
