using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoraJudge.Domain.Studies.Blocks;

namespace LoraJudge.Domain.Studies.Plan;

/// <summary>
/// What a study is once it is open: the plan, and everything that was made by it. Nothing in it changes any more; its hash is stored, shown,
/// and part of every export.
/// </summary>
/// <param name="Topics">In the order of their codes.</param>
/// <param name="Methods">What each method was, to be run again.</param>
/// <param name="Pool">What is judged.</param>
/// <param name="Checks">Attention checks, left out of all measures.</param>
/// <param name="OpenedUtc">When it was frozen.</param>
public sealed record FrozenPlan(
    StudyPlan Plan,
    IReadOnlyList<FrozenTopic> Topics,
    IReadOnlyList<FrozenMethod> Methods,
    IReadOnlyList<FrozenPoolItem> Pool,
    IReadOnlyList<FrozenCheck> Checks,
    IReadOnlyList<StudyBlock> Blocks,
    DateTime OpenedUtc
)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Members in the order in which they are declared, no white space: the same plan is the same text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">It is no frozen plan.</exception>
    public static FrozenPlan FromJson(string json) =>
        JsonSerializer.Deserialize<FrozenPlan>(json, Json) ?? throw new JsonException("There is no plan.");

    /// <summary>SHA-256 of <see cref="ToJson"/> in UTF-8, lower-case hexadecimal.</summary>
    public string Hash() => HashOf(ToJson());

    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <param name="Code">Unique in the study.</param>
/// <param name="PictureSha256">Of the query's picture.</param>
/// <param name="OriginalSha256s">Of the samples that its candidates are shown by, in their order.</param>
/// <param name="HeldOutOf">Slug of the model whose picture it is; null for a picture from elsewhere.</param>
public sealed record FrozenTopic(string Code, string PictureSha256, IReadOnlyList<string> OriginalSha256s, string? HeldOutOf);

/// <param name="EncoderHash">Of the encoder that ranked; null for an imported run.</param>
/// <param name="RunSha256">Over the run's entries in TREC's format.</param>
public sealed record FrozenMethod(string Name, string? EncoderHash, string RunSha256);

/// <param name="Item">Id that participants' pages use.</param>
/// <param name="Model">Slug of the model; no page of a participant has it.</param>
/// <param name="PictureSha256s">Of the pictures that are shown, in their order.</param>
public sealed record FrozenPoolItem(string Item, string Topic, string Model, IReadOnlyList<string> PictureSha256s);

/// <param name="Item">Id that participants' pages use; looks like any other.</param>
/// <param name="Least">Score from which on the check is passed.</param>
/// <param name="Most">Score up to which it is.</param>
public sealed record FrozenCheck(string Item, string Topic, IReadOnlyList<string> PictureSha256s, int Least, int Most);
