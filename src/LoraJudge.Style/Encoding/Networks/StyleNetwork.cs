using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Safetensors;
using LoraJudge.Style.Training;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>A trunk and a head with their tensors, which it owns.</summary>
internal sealed class StyleNetwork : IDisposable
{
    private readonly Dictionary<string, torch.Tensor> tensors;
    private readonly StyleTrunk trunk;
    private readonly StyleHead head;

    /// <param name="tensors">All of <see cref="Shapes"/>, in no dispose scope.</param>
    public StyleNetwork(EncoderArchitecture architecture, Dictionary<string, torch.Tensor> tensors)
    {
        (Architecture, this.tensors) = (architecture, tensors);
        (trunk, head) = (new StyleTrunk(architecture, tensors), new StyleHead(architecture, tensors));
    }

    public EncoderArchitecture Architecture { get; }

    /// <summary>By name, in the order of <see cref="Shapes"/>.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> Tensors => tensors;

    public torch.Device Device => tensors["head.mean"].device;

    /// <summary>Blocks of the trunk.</summary>
    public int Blocks => TrunkLayout.Blocks(Architecture);

    /// <summary>
    /// A tensor that outlives its dispose scope and can be trained. It is copied: a tensor made of an array stays where the array is, and sums
    /// are rounded differently at another alignment. ResNet18's kernels lie with the channels last, which all its maps then do too: its narrow
    /// layers take half the time so.
    /// </summary>
    public static torch.Tensor Keep(EncoderArchitecture architecture, torch.Tensor tensor, torch.Device device)
    {
        var kept = tensor.to(device);
        if (architecture.Backbone == Backbone.ResNet18 && tensor.dim() == 4)
            kept = kept.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        return torch.nn.Parameter(kept.clone(), requires_grad: false).DetachFromDisposeScope();
    }

    /// <summary>Names and shapes of everything that an architecture's checkpoint holds.</summary>
    public static IReadOnlyList<(string Name, long[] Shape)> Shapes(EncoderArchitecture architecture) =>
        [.. TrunkLayout.Of(architecture).SelectMany(layer => ShapesOf(architecture, layer)), .. HeadTensors.Shapes(architecture)];

    private static IEnumerable<(string Name, long[] Shape)> ShapesOf(EncoderArchitecture architecture, TrunkLayer layer)
    {
        foreach (var convolution in LayerTensors.Of(architecture.Backbone, layer))
        {
            yield return ($"{convolution.Name}.weight", convolution.Kernels);
            yield return ($"{convolution.Name}.bias", [layer.Outputs]);
        }

        if (TrunkShape.Mixed(architecture, layer) is var mixed and > 0)
            yield return ($"{layer.Name}.mix", [mixed, layer.Outputs]);
    }

    /// <summary>What training changes when the first blocks stay as they are; the standardization never changes.</summary>
    public IEnumerable<torch.Tensor> Trainable(int frozenBlocks)
    {
        var frozen = TrunkLayout
            .Of(Architecture)
            .SelectMany(layer => (string[])[.. layer.Block <= frozenBlocks ? Convolutions(layer) : [], $"{layer.Name}.mix"])
            .Concat(HeadTensors.Fixed)
            .ToHashSet(StringComparer.Ordinal);
        return tensors.Where(tensor => !frozen.Contains(tensor.Key)).Select(tensor => tensor.Value);
    }

    private IEnumerable<string> Convolutions(TrunkLayer layer) =>
        LayerTensors.Of(Architecture.Backbone, layer).SelectMany(one => (string[])[$"{one.Name}.weight", $"{one.Name}.bias"]);

    /// <summary>The first blocks' activations, n × <see cref="TrunkShape.Length"/>, in the caller's dispose scope.</summary>
    /// <param name="images">n × 3 × edge × edge, RGB from 0 to 1.</param>
    public torch.Tensor First(torch.Tensor images, int blocks, Precision precision) =>
        trunk.Run(trunk.Start(images), 0, blocks, precision).Flat();

    /// <summary>
    /// The same for a trunk that stays as it is as a whole: statistics of the picture and of its corners, n × windows × statistics.
    /// </summary>
    /// <param name="images">n × 3 × edge × edge, RGB from 0 to 1.</param>
    public torch.Tensor FirstWindows(torch.Tensor images, Precision precision) => trunk.RunWindows(images, precision);

    /// <summary>What <see cref="First"/> gave → what the head takes, n × inputs.</summary>
    public torch.Tensor Pooled(torch.Tensor flat, int blocks, Precision precision)
    {
        var shape = TrunkShape.After(Architecture, blocks);
        var statistics = shape.Statistics > 0 ? flat.narrow(1, 0, shape.Statistics) : null;
        var map = flat.narrow(1, shape.Statistics, shape.Length - shape.Statistics)
            .reshape(flat.shape[0], shape.Channels, shape.Side, shape.Side);
        var state = new TrunkState(statistics, map);
        return head.Pool(blocks < Blocks ? trunk.Run(state, blocks, Blocks, precision) : state);
    }

    /// <summary>What <see cref="Pooled"/> gave, standardized, n × inputs.</summary>
    public torch.Tensor Standardized(torch.Tensor pooled) => head.Standardized(pooled);

    /// <summary>What <see cref="Pooled"/> gave, as the learnt layers take it, n × inputs or principal inputs.</summary>
    public torch.Tensor Whitened(torch.Tensor pooled) => head.Whitened(pooled);

    /// <summary>What <see cref="Whitened"/> gave → each head's vectors, n × heads × dimensions.</summary>
    /// <param name="training">What disturbs training; null outside of it.</param>
    public torch.Tensor OfEachHead(torch.Tensor whitened, HeadDisturbance? training = null) => head.OfEach(whitened, training);

    /// <summary>What <see cref="Pooled"/> gave → vectors, n × dimensions.</summary>
    public torch.Tensor Vectors(torch.Tensor pooled) => head.Joined(head.OfEach(head.Whitened(pooled), training: null));

    /// <param name="images">n × 3 × edge × edge, RGB from 0 to 1.</param>
    /// <returns>n × dimensions, in the caller's dispose scope.</returns>
    public torch.Tensor Forward(torch.Tensor images) => Vectors(head.Pool(trunk.Run(trunk.Start(images), 0, Blocks, Precision.Float32)));

    /// <summary>Takes over a file's numbers.</summary>
    /// <exception cref="InvalidDataException">A tensor is missing, of another shape, or not finite.</exception>
    public void Load(SafetensorsFile file)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        foreach (var (name, tensor) in tensors)
            tensor.copy_(TrunkTensors.Read(file, name, tensor.shape));
    }

    public void Dispose()
    {
        foreach (var tensor in tensors.Values)
            tensor.Dispose();
    }
}
