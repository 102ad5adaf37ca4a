using LoraJudge.Data;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Testing.Studies;

/// <summary>Plans that can be opened.</summary>
public static class SomePlans
{
    /// <summary>Without examples, practice, questions and checks: small blocks, two raters.</summary>
    public static StudyPlan Plain { get; } =
        new()
        {
            Title = "How near are the found styles?",
            Instructions = "Look at the sample, then at the pictures.\n\nJudge the style, not what is shown.",
            Consent = new StudyConsent("Your judgments are stored without your name.\n\nYou may stop at any time.", "1"),
            Methods = ["Proposed", "Ours"],
            Control = "Proposed",
            Depth = 4,
            RatersPerItem = 2,
            BlockLength = 6,
            PicturesAnItem = 4,
            ChecksABlock = 0,
        };

    /// <summary>With everything that participants meet, of the catalogue's pictures.</summary>
    public static async Task<StudyPlan> WholeAsync(LoraJudgeDbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var models = await context
            .LoraModels.OrderByDescending(model => model.Id)
            .Take(2)
            .Select(model => model.References.OrderBy(picture => picture.Id).Select(picture => picture.BlobSha256).ToList())
            .ToListAsync();
        var (one, other) = (models[0], models[1]);
        return Plain with
        {
            ChecksABlock = 1,
            Examples =
            [
                new StudyExample(one[0], [.. one.Skip(1).Take(4)], 4, 4, "All of them have the sample's colours and lines."),
                new StudyExample(one[0], [.. other.Skip(1).Take(4)], 1, 1, "None of them has anything of the sample."),
            ],
            Practice =
            [
                new StudyExample(other[0], [.. other.Skip(1).Take(4)], 3, 4, "Colours and lines are the sample's."),
                new StudyExample(other[0], [.. one.Skip(1).Take(4)], 1, 2, "Other colours, other lines."),
            ],
            Questions =
            [
                new StudyQuestion("How used are you to looking at pictures?", ["Not at all", "A little", "It is my work"]),
                new StudyQuestion("What made a style hard to judge?", []),
            ],
            CompletionCode = "THANKS-42",
            ReturnAddress = "https://panel.example/done?who={participant}",
        };
    }
}
