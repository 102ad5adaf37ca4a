using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>What a new draft begins with: the paper's settings, and texts to be made one's own.</summary>
internal static class NewPlan
{
    public static StudyPlan Create(string title, long seed) =>
        new()
        {
            Title = title,
            Seed = seed,
            Instructions = """
                You will see a picture, the sample, and below it several pictures that one computer program has drawn. Judge how well these have the style of the sample.

                Style is how a picture is drawn: its colours, lines, brush strokes, light and texture. What it shows does not matter: a house may have the style of a face.

                Look at all the pictures together before you decide. There are no right or wrong answers beyond the practice; your own eye counts. Keys 1 to 4 give a score, the arrows go back and forth, and you may change a score until the block is done.
                """,
            Consent = new StudyConsent(
                """
                This study is run by [who asks, and where]. It asks how alike the styles of pictures are.

                Your scores, how long each took and your answers to the final questions are stored with a random code: no name, no address. They are used for research and may be published in that form.

                Taking part is voluntary. You may stop at any time without a reason, and erase your scores with your code.

                Questions: [name and e-mail].
                """,
                "1"
            ),
            Questions =
            [
                new StudyQuestion(
                    "How much do you have to do with pictures?",
                    ["Hardly anything", "I like to look at them", "I make them", "It is my work"]
                ),
                new StudyQuestion("What made a style hard to judge?", []),
            ],
        };
}
