using System.Globalization;
using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Models.LoraFiles;

/// <summary>
/// A header's strings → a model's fields, each from the first key that says something: <c>modelspec.*</c> (Stability's ModelSpec), then
/// <c>ss_*</c> (kohya's trainer).
/// </summary>
internal static class LoraHeader
{
    public const int MaxWords = 100;
    public const int MaxWordLength = 200;

    private const int MaxFactLength = 2000;
    private const int MaxRank = 65536;

    /// <summary>What is kept of a training, by the header's keys, with the words for a person.</summary>
    public static IReadOnlyDictionary<string, string> TrainingWords { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["modelspec.date"] = "Date",
            ["ss_num_train_images"] = "Training pictures",
            ["ss_resolution"] = "Resolution",
            ["ss_epoch"] = "Epochs",
            ["ss_steps"] = "Steps",
            ["ss_clip_skip"] = "Clip skip",
            ["ss_network_module"] = "Network",
            ["ss_sd_model_name"] = "Trained on",
            ["ss_training_comment"] = "Trainer's comment",
        };

    /// <summary>Rank and alpha as far as the header says them.</summary>
    public static ModelMetadata Read(HeaderText header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var facts = TrainingWords
            .Keys.Select(key => (key, Text: header.Text(key, MaxFactLength)))
            .Where(fact => fact.Text is not null)
            .ToDictionary(fact => fact.key, fact => fact.Text!, StringComparer.Ordinal);
        return new ModelMetadata
        {
            Name = header.First(LoraModel.MaxNameLength, "modelspec.title", "ss_output_name"),
            Creator = header.Text("modelspec.author", LoraModel.MaxNameLength),
            BaseModel = BaseModels.Of(header),
            TriggerWords = HeaderWords.Triggers(header),
            Licence = header.Text("modelspec.license", LoraModel.MaxTextLength),
            Tags = HeaderWords.Split(header.Raw("modelspec.tags")),
            TrainingFacts = facts.Count == 0 ? null : facts,
            Rank = Rank(header),
            Alpha = Alpha(header),
            AutoV3 = AutoV3Check.Claimed(header),
        };
    }

    /// <returns>Null where the header says none, or "Dynamic".</returns>
    public static int? Rank(HeaderText header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.Number("ss_network_dim") is { } rank && rank is >= 1 and <= MaxRank && rank == Math.Floor(rank) ? (int)rank : null;
    }

    public static double? Alpha(HeaderText header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.Number("ss_network_alpha") is { } alpha && alpha is > 0 and <= MaxRank ? alpha : null;
    }

    /// <summary>A number without digits that mean nothing.</summary>
    public static string Words(double alpha) => alpha.ToString("0.####", CultureInfo.InvariantCulture);
}
