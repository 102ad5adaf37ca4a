using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Web.Features.Catalog.LoraFiles;

/// <summary>What a file's tensors say: whether it is a LoRA at all, its rank and alpha.</summary>
/// <param name="Rank">The commonest of its matrices; null where the kind of network has none.</param>
/// <param name="Alpha">The commonest of the first few; null where there is none.</param>
internal sealed record LoraTensors(int? Rank, double? Alpha)
{
    /// <summary>Tensors that hold an alpha and are read: one says what nearly all say.</summary>
    private const int AlphasRead = 9;

    /// <summary>Matrices whose first side is the rank: kohya's, diffusers' and PEFT's, LoHa's and LoKr's.</summary>
    private static readonly string[] RankFirst =
    [
        "lora_down.weight",
        "lora.down.weight",
        "lora_A.weight",
        "lora_A.default.weight",
        "hada_w1_b",
        "lokr_w1_b",
        "lokr_w2_b",
    ];

    /// <summary>Parts of names that only adapters have.</summary>
    private static readonly string[] Adapters =
    [
        "lora_down",
        "lora_up",
        "lora.down",
        "lora.up",
        "lora_A.",
        "lora_B.",
        "hada_w",
        "lokr_w",
        "oft_blocks",
        "oft_diag",
        "boft",
        "dora_scale",
        "glora",
        ".diff_b",
    ];

    private static readonly (string Part, string What)[] Others =
    [
        ("model.diffusion_model.", "a checkpoint: a whole model"),
        ("first_stage_model.", "a checkpoint: a whole model"),
        ("cond_stage_model.", "a checkpoint: a whole model"),
        ("conditioner.embedders.", "a checkpoint: a whole model"),
        ("down_blocks.", "a whole network, not a change of one"),
        ("double_blocks.", "a whole network, not a change of one"),
        ("control_model.", "a ControlNet"),
        ("emb_params", "a textual inversion"),
        ("clip_l", "a textual inversion"),
        ("decoder.conv_in", "a VAE"),
    ];

    /// <exception cref="InvalidDataException">It is no LoRA; the message says what it is, as far as its names tell.</exception>
    public static LoraTensors Of(SafetensorsFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var tensors = file.Header.Tensors;
        if (!tensors.Keys.Any(name => Array.Exists(Adapters, part => name.Contains(part, StringComparison.Ordinal))))
        {
            var name = Path.GetFileName(file.Path);
            var what = Array
                .Find(Others, other => tensors.Keys.Any(tensor => tensor.StartsWith(other.Part, StringComparison.Ordinal)))
                .What;
            throw new InvalidDataException(
                what is null
                    ? $"{name} holds no LoRA: none of its {tensors.Count} tensors is one of a LoRA, LoHa, LoKr or OFT network."
                    : $"{name} is {what}. Only LoRA files are registered; the checkpoint is the back end's."
            );
        }

        return new LoraTensors(RankOf(tensors), AlphaOf(file));
    }

    private static int? RankOf(IReadOnlyDictionary<string, TensorEntry> tensors) =>
        tensors
            .Where(tensor => Array.Exists(RankFirst, ending => tensor.Key.EndsWith(ending, StringComparison.Ordinal)))
            .Select(tensor => tensor.Value.Shape)
            .Where(shape => shape is [>= 1 and <= 65536, ..])
            .GroupBy(shape => shape[0])
            .OrderByDescending(rank => rank.Count())
            .ThenByDescending(rank => rank.Key)
            .Select(rank => (int?)rank.Key)
            .FirstOrDefault();

    private static double? AlphaOf(SafetensorsFile file) =>
        file
            .Header.Tensors.Where(tensor =>
                tensor.Key.EndsWith(".alpha", StringComparison.Ordinal)
                && tensor.Value is { Type: "F32" or "F16" or "BF16" } entry
                && entry.ByteCount == entry.ElementSize
            )
            .Take(AlphasRead)
            .Select(tensor => (double)file.ReadFloats(tensor.Key)[0])
            .Where(alpha => alpha > 0 && double.IsFinite(alpha))
            .GroupBy(alpha => alpha)
            .OrderByDescending(alpha => alpha.Count())
            .Select(alpha => (double?)alpha.Key)
            .FirstOrDefault();
}
