using LoraJudge.Style.Encoding;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Training.Options;

namespace LoraJudge.Web.Features.Training;

/// <summary>What the form asks for, as it was sent: a value that does not do is shown again.</summary>
/// <param name="Values">By the options' names.</param>
/// <param name="Problem">What is wrong and what to write instead; null where nothing is.</param>
public sealed record TrainingRequest(string Name, string SampleSet, IReadOnlyDictionary<string, string> Values, string? Problem = null)
{
    /// <summary>The form's fields of options begin with it.</summary>
    public const string Prefix = "o.";

    public static TrainingRequest Of(TrainingOptions options, string name = "", string? sampleSet = null) =>
        new(
            name,
            sampleSet ?? "",
            TrainingOptionText.Names.ToDictionary(
                option => option,
                option => TrainingOptionText.Get(options, option),
                StringComparer.Ordinal
            )
        );

    /// <summary>An option that the form did not send keeps the compact preset's value.</summary>
    public static TrainingRequest Of(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var defaults = Of(TrainingPreset.Compact.Options).Values;
        return new TrainingRequest(
            $"{form["name"]}",
            $"{form["sampleSet"]}",
            // A box that is not ticked sends nothing: a hidden "false" stands before it.
            defaults.ToDictionary(
                option => option.Key,
                option => form[Prefix + option.Key] is { Count: > 0 } sent ? sent[^1] ?? "" : option.Value,
                StringComparer.Ordinal
            )
        );
    }

    /// <exception cref="TrainingException">A value is of another kind, or a network needs weights that are not there.</exception>
    public TrainingOptions Options(EncoderOptions encoder)
    {
        var options = Values.Aggregate(new TrainingOptions(), (options, value) => TrainingOptionText.With(options, value.Key, value.Value));
        return WithWeights(options, encoder);
    }

    /// <returns>The options.</returns>
    /// <exception cref="TrainingException">Their network needs weights that are not there.</exception>
    public static TrainingOptions WithWeights(TrainingOptions options, EncoderOptions encoder)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(encoder);
        return options.Backbone == Backbone.Vgg19 && string.IsNullOrWhiteSpace(encoder.TrunkWeights)
            ? throw new TrainingException(
                $"Backbone is Vgg19, which starts from trained weights: set {EncoderOptions.Section}:TrunkWeights (docs/weights.md says where they come from), or write ResNet18, which comes with the program."
            )
            : options;
    }

    /// <summary>Whether the values are the preset's.</summary>
    public bool IsOf(TrainingPreset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        return Values.All(value => value.Key is "Seed" or "Device" || value.Value == TrainingOptionText.Get(preset.Options, value.Key));
    }

    /// <summary>Whether the problem is about this option: its sentence begins with the name.</summary>
    public bool IsWrong(string option) =>
        Problem is not null
        && Problem.StartsWith(option, StringComparison.Ordinal)
        && Problem.Length > option.Length
        && !char.IsLetter(Problem[option.Length]);
}
