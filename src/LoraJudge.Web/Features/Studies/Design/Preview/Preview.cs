namespace LoraJudge.Web.Features.Studies.Design.Preview;

/// <summary>The steps of a preview, named as its addresses name them.</summary>
internal static class Preview
{
    public const string Consent = "consent";
    public const string Instructions = "instructions";
    public const string Judging = "judging";
    public const string Questions = "questions";
    public const string Thanks = "thanks";
    public const string Withdraw = "withdraw";

    public static IReadOnlyList<(string Name, string Title)> Steps { get; } =
    [(Consent, "Consent"), (Instructions, "Instructions"), (Judging, "Judging"), (Questions, "Questions"), (Thanks, "Thanks")];

    public static bool IsStep(string name) => name == Withdraw || Steps.Any(step => step.Name == name);

    /// <param name="form">What a step's form is sent as.</param>
    public static string After(string form) =>
        form switch
        {
            Consent => Instructions,
            "practised" => Judging,
            "answers" => Thanks,
            _ => Consent,
        };

    public static string Address(long studyId) => $"{DraftForms.Page(studyId)}/preview";
}
