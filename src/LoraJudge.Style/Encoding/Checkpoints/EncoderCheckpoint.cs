using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Encoding.Safetensors;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Checkpoints;

/// <summary>A trained encoder in a safetensors file.</summary>
public static class EncoderCheckpoint
{
    private const string FactsKey = "lorajudge.encoder";

    internal static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads the header alone and checks that every tensor of the architecture is there in its shape.</summary>
    /// <exception cref="InvalidDataException">Not a safetensors file, cut off, no checkpoint of ours, or another architecture's tensors.</exception>
    public static CheckpointFacts Inspect(string path) => Inspect(SafetensorsFile.Open(path));

    /// <summary>The same of what is no file on disk.</summary>
    internal static CheckpointFacts Inspect(string path, Func<Stream> open) => Inspect(SafetensorsFile.Open(path, open));

    private static CheckpointFacts Inspect(SafetensorsFile file)
    {
        var facts = Facts(file);
        foreach (var (name, shape) in StyleNetwork.Shapes(facts.Architecture))
            TrunkTensors.Check(file, name, shape);
        return facts;
    }

    /// <exception cref="InvalidDataException">As <see cref="Inspect(string)"/>, or a number that is not finite.</exception>
    public static IEncoderNetwork Load(string path, torch.Device device) => Load(path, () => File.OpenRead(path), device);

    /// <summary>Loads what is no file on disk.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="open">As <see cref="SafetensorsFile.Open(string, Func{Stream})"/> takes it.</param>
    /// <exception cref="InvalidDataException">As <see cref="Inspect(string)"/>, or a number that is not finite.</exception>
    public static IEncoderNetwork Load(string path, Func<Stream> open, torch.Device device)
    {
        var file = SafetensorsFile.Open(path, open);
        var facts = Inspect(file);
        return new CheckpointNetwork(facts, Read(file, facts, device), Hash(open));
    }

    /// <summary>Writes what a training run came to; 16-bit floats.</summary>
    /// <exception cref="InvalidDataException">A weight is not finite, or too large for 16 bits.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written; nothing is left behind.</exception>
    internal static void Write(string path, StyleNetwork network, CheckpointFacts facts) =>
        SafetensorsWriter.Write(
            path,
            Tensors(network, (float)Half.MaxValue),
            new Dictionary<string, string>(StringComparer.Ordinal) { [FactsKey] = JsonSerializer.Serialize(facts, Json) },
            half: true
        );

    /// <param name="largest">Magnitude that the file can hold.</param>
    /// <exception cref="InvalidDataException">A weight is not finite, or larger.</exception>
    internal static SafetensorsTensor[] Tensors(StyleNetwork network, float largest = float.MaxValue) =>
        [
            .. network.Tensors.Select(tensor => new SafetensorsTensor(
                tensor.Key,
                tensor.Value.shape,
                Within(largest, tensor.Key, tensor.Value.detach().cpu().contiguous().data<float>().ToArray())
            )),
        ];

    private static float[] Within(float largest, string name, float[] numbers) =>
        Math.Abs(TensorPrimitives.MaxMagnitude<float>(numbers)) <= largest
            ? numbers
            : throw new InvalidDataException(
                $"The weights of {name} grew beyond what a checkpoint can hold: the learning rate is too high. Start again with a lower one."
            );

    internal static StyleNetwork Read(string path, CheckpointFacts facts, torch.Device device) =>
        Read(SafetensorsFile.Open(path), facts, device);

    private static StyleNetwork Read(SafetensorsFile file, CheckpointFacts facts, torch.Device device)
    {
        using var scope = torch.NewDisposeScope();
        // All are read before one is kept: what cannot be read leaves nothing behind.
        (string Name, torch.Tensor Tensor)[] read =
        [
            .. StyleNetwork.Shapes(facts.Architecture).Select(tensor => (tensor.Name, TrunkTensors.Read(file, tensor.Name, tensor.Shape))),
        ];
        return new StyleNetwork(
            facts.Architecture,
            read.ToDictionary(
                tensor => tensor.Name,
                tensor => StyleNetwork.Keep(facts.Architecture, tensor.Tensor, device),
                StringComparer.Ordinal
            )
        );
    }

    internal static string Hash(string path) => Hash(() => File.OpenRead(path));

    internal static string Hash(Func<Stream> open)
    {
        using var stream = open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static CheckpointFacts Facts(SafetensorsFile file)
    {
        var title = Path.GetFileName(file.Path);
        if (!file.Header.Metadata.TryGetValue(FactsKey, out var json))
            throw new InvalidDataException($"{title} is no encoder of LoraJudge: its metadata has no {FactsKey}.");
        try
        {
            var facts = JsonSerializer.Deserialize<CheckpointFacts>(json, Json);
            return facts?.Architecture.Problem() is { } problem
                ? throw new InvalidDataException($"{title}: {problem}")
                : facts ?? throw new InvalidDataException($"{title} says nothing of itself.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{title}: {FactsKey} in its metadata cannot be read: {exception.Message}", exception);
        }
    }
}
