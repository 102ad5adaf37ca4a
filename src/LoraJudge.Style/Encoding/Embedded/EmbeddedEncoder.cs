using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Training.Embedded;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Embedded;

/// <summary>
/// What the portal encodes with where nothing else is asked for: ResNet18's statistics and the discriminant of real and procedural styles (the
/// recipe is <see cref="EmbeddedRecipe"/>). Its checkpoint is part of this assembly.
/// </summary>
public static class EmbeddedEncoder
{
    internal const string Resource = "embedded.safetensors";

    /// <summary>This version's.</summary>
    public static EmbeddedCheckpoint Present { get; } = new(Resource, EmbeddedKnowledge.TrainedOn, EmbeddedKnowledge.OnRealPictures);

    /// <summary>
    /// Those of earlier versions that left no checkpoint of theirs with the portals that used them. Later ones are kept by the portals themselves: none is
    /// added here.
    /// </summary>
    public static IReadOnlyList<EmbeddedCheckpoint> Earlier { get; } =
    [new("earlier-compact.safetensors", [new TrainingSource("Procedural styles, which this project paints", 264, 3168, null)], [])];

    /// <returns>The checkpoint of that hash; null where this version has none.</returns>
    public static EmbeddedCheckpoint? Find(string hash) => Earlier.Prepend(Present).FirstOrDefault(checkpoint => checkpoint.Hash == hash);

    /// <exception cref="InvalidDataException">The build has put in another file.</exception>
    public static IEncoderNetwork Load(torch.Device device) => Present.Load(device);

    internal static Stream Open() => Present.Open();
}
