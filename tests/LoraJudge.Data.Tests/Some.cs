using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Experiments;

namespace LoraJudge.Data.Tests;

/// <summary>Rows that are valid, each with the values that a test cares about.</summary>
public static class Some
{
    public static readonly DateTime Noon = new(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);

    public static LoraModel Model(string slug, string? sha256 = null) =>
        new()
        {
            Slug = slug,
            Name = slug,
            LoraName = slug,
            Sha256 = sha256,
            CreatedUtc = Noon,
        };

    public static SampleSet SampleSet(string name, params string[] codes) =>
        new()
        {
            Name = name,
            CreatedUtc = Noon,
            Images = [.. codes.Select(code => new SampleImage { Code = code })],
        };

    public static ReferenceImage Reference(LoraModel model, SampleImage sample) =>
        new()
        {
            LoraModel = model,
            SampleImage = sample,
            BlobSha256 = Sha256('b'),
            CreatedUtc = Noon,
        };

    public static Encoder Encoder(char hash, Encoder? source = null) =>
        new()
        {
            Hash = Sha256(hash),
            Name = $"encoder {hash}",
            Source = source,
            CreatedUtc = Noon,
        };

    public static Embedding Embedding(ReferenceImage image, Encoder encoder, params byte[] vector) =>
        new()
        {
            ReferenceImage = image,
            Encoder = encoder,
            Vector = vector,
        };

    public static StyleSearch Search(string code, DateTime? expires = null) =>
        new()
        {
            Code = code,
            CreatedUtc = Noon,
            ExpiresUtc = expires ?? Noon,
        };

    public static TrainingRun TrainingRun(Encoder? encoder = null) =>
        new()
        {
            Name = "a run",
            Options = "{}",
            Encoder = encoder,
            CreatedUtc = Noon,
        };

    public static TrainingLoss Loss(TrainingRun run, int step) => new() { TrainingRun = run, Step = step };

    public static TrainingEpochFigures Epoch(TrainingRun run, int epoch) => new() { TrainingRun = run, Epoch = epoch };

    public static Evaluation Evaluation(Encoder encoder) =>
        new()
        {
            Encoder = encoder,
            Data = "eval",
            DataHash = Sha256('d'),
            Figures = "{}",
            CreatedUtc = Noon,
        };

    public static string Sha256(char digit) => new(digit, 64);
}
