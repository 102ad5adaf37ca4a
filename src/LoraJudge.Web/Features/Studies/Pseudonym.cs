namespace LoraJudge.Web.Features.Studies;

/// <summary>What researchers and result files call a participant: it says nothing of who it is, and stays when others withdraw.</summary>
internal static class Pseudonym
{
    public static string Of(long participantId) => FormattableString.Invariant($"P{participantId}");
}
