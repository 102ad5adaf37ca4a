using LoraJudge.Style.Encoding.Checkpoints;

namespace LoraJudge.Style.Training.Embedded;

/// <summary>
/// What pages and notices tell about the present embedded encoder. Whoever makes it again writes here what <see cref="EmbeddedRecipe"/> trained on, and
/// measures it on the real pictures by the verbs import and evaluate.
/// </summary>
public static class EmbeddedKnowledge
{
    public static IReadOnlyList<TrainingSource> TrainedOn { get; } =
    [
        new("Artist prompts on Stable Diffusion", 600, 9600, "Unlicense"),
        new("Artist prompts of SupaGruen/StableDiffusion-CheatSheet", 851, 3404, "MIT"),
        new("LoRAs of RickDYang/diffusers-playground", 3, 30, "Apache-2.0"),
        new("Style prompts of Efreak/AI-Horde-Styles-Previews", 173, 650, "MIT"),
        new("Procedural styles, which this project paints", 264, 3168, null),
    ];

    /// <summary>Of pictures that it was not trained on.</summary>
    public static IReadOnlyList<MeasuredSource> OnRealPictures { get; } =
    [
        new("Other artist prompts on Stable Diffusion", 100, 1600, QueryLeftOut: 0.474, SubjectLeftOut: 0.429),
        new(
            "Base models and fine-tunes of 2022 to 2025, the same 16 prompts each, relatives left out",
            35,
            560,
            QueryLeftOut: 0.483,
            SubjectLeftOut: 0.495
        ),
    ];
}
