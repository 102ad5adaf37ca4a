namespace LoraJudge.Style.Transfer.WebUi;

/// <summary>What the web UI calls things.</summary>
internal static class WebUiNames
{
    public const string Reference = "reference_only";
    public const string Lines = "softedge_hed";

    /// <summary>Null where a prompt can name the model.</summary>
    public static string? Problem(string lora) =>
        lora.Length == 0 || lora.Any(letter => letter is ':' or '>' or '<' || char.IsControl(letter))
            ? $"The LoRA name {lora.Shown()} cannot stand in a prompt, where : < and > end it: rename its file."
            : null;

    /// <summary>The web UI leaves these letters out where it tells the hashes of LoRA models.</summary>
    public static string Tidy(string lora) => lora.Replace(":", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);

    private static string Shown(this string lora) => lora.Length == 0 ? "(empty)" : lora;
}
