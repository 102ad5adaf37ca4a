using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Embedded;

/// <summary>A checkpoint that is part of this assembly.</summary>
public sealed class EmbeddedCheckpoint
{
    private readonly string resource;
    private readonly Lazy<string> hash;
    private readonly Lazy<CheckpointFacts> facts;

    internal EmbeddedCheckpoint(string resource, IReadOnlyList<TrainingSource> trainedOn, IReadOnlyList<MeasuredSource> measured)
    {
        this.resource = resource;
        hash = new(() => EncoderCheckpoint.Hash(Open));
        facts = new(() => EncoderCheckpoint.Inspect(resource, Open) with { TrainedOn = trainedOn, OnRealPictures = measured });
    }

    /// <summary>The encoder's, which is its file's SHA-256.</summary>
    public string Hash => hash.Value;

    /// <summary>What its file says, with what it was trained on and how it does on real pictures.</summary>
    public CheckpointFacts Facts => facts.Value;

    public Stream Open() => typeof(EmbeddedCheckpoint).Assembly.GetManifestResourceStream(resource)!;

    /// <exception cref="InvalidDataException">The build has put in another file.</exception>
    public IEncoderNetwork Load(torch.Device device) => EncoderCheckpoint.Load(resource, Open, device);

    public byte[] Read()
    {
        using var stream = Open();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
