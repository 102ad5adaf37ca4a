using System.Security.Cryptography;
using System.Text.Json;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Encoding.Safetensors;
using TorchSharp.Modules;

namespace LoraJudge.Style.Training;

/// <summary>
/// What a run keeps to go on from: after every epoch a folder with the network and the optimizer, which gets its name only when it is
/// whole. The last one counts.
/// </summary>
internal sealed class RunFolder(string folder, string runKey)
{
    private const string NetworkFile = "network.safetensors";
    private const string OptimizerFile = "optimizer.bin";
    private const string EpochsFile = "epochs.json";
    private const string RunKey = "lorajudge.run";

    public string Checkpoint => Path.Combine(folder, "encoder.safetensors");

    /// <summary>Of files that are of no use once the run has ended.</summary>
    public string Passing => Path.Combine(folder, "passing");

    /// <summary>Epochs that are behind the run.</summary>
    public IReadOnlyList<TrainingEpoch> Epochs { get; private set; } = [];

    /// <returns>The tensors to go on from, by name; null where there is nothing to go on from.</returns>
    /// <exception cref="TrainingException">The folder is another run's.</exception>
    public SafetensorsFile? Restore(OptimizerHelper optimizer)
    {
        Directory.CreateDirectory(folder);
        foreach (var left in Directory.GetDirectories(folder, "*.part"))
            Directory.Delete(left, recursive: true);
        if (Directory.GetDirectories(folder, "epoch-*").Max(StringComparer.Ordinal) is not { } last)
            return null;
        var file = SafetensorsFile.Open(Path.Combine(last, NetworkFile));
        if (!string.Equals(file.Header.Metadata.GetValueOrDefault(RunKey), runKey, StringComparison.Ordinal))
        {
            throw new TrainingException(
                $"{folder} holds a run with other options or pictures: choose another folder, or delete that one to start anew."
            );
        }

        using (var stream = File.OpenRead(Path.Combine(last, OptimizerFile)))
        using (var reader = new BinaryReader(stream))
            optimizer.load_state_dict(reader);
        Epochs = JsonSerializer.Deserialize<TrainingEpoch[]>(File.ReadAllText(Path.Combine(last, EpochsFile)))!;
        return file;
    }

    public void Save(StyleNetwork network, OptimizerHelper optimizer, IReadOnlyList<TrainingEpoch> epochs)
    {
        var name = Path.Combine(folder, $"epoch-{epochs.Count:0000}");
        var part = name + ".part";
        Directory.CreateDirectory(part);
        SafetensorsWriter.Write(
            Path.Combine(part, NetworkFile),
            EncoderCheckpoint.Tensors(network),
            new Dictionary<string, string>(StringComparer.Ordinal) { [RunKey] = runKey }
        );
        using (var stream = File.Create(Path.Combine(part, OptimizerFile)))
        using (var writer = new BinaryWriter(stream))
            optimizer.save_state_dict(writer);
        File.WriteAllText(Path.Combine(part, EpochsFile), JsonSerializer.Serialize(epochs));
        Directory.Move(part, name);
        foreach (var old in Directory.GetDirectories(folder, "epoch-*").Where(old => !string.Equals(old, name, StringComparison.Ordinal)))
            Directory.Delete(old, recursive: true);
        Epochs = epochs;
    }

    public void DeletePassing()
    {
        if (Directory.Exists(Passing))
            Directory.Delete(Passing, recursive: true);
    }

    /// <summary>What has to be the same for a run to go on: options and pictures.</summary>
    public static string Key(TrainingOptions options, string dataHash, string? trunkHash) =>
        Convert.ToHexStringLower(
            SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{JsonSerializer.Serialize(options)} {dataHash} {trunkHash}"))
        );
}
