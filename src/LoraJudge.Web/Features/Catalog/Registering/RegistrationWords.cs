namespace LoraJudge.Web.Features.Catalog.Registering;

/// <summary>Outcomes as words behind a number.</summary>
internal static class RegistrationWords
{
    public static string Of(RegistrationOutcome outcome) =>
        outcome switch
        {
            RegistrationOutcome.Registered => "registered",
            RegistrationOutcome.Completed => "files of models that had none",
            RegistrationOutcome.There => "there already",
            RegistrationOutcome.Retired => "there already, but retired",
            RegistrationOutcome.SameWeights => "with the same weights as a model",
            _ => "refused",
        };
}
