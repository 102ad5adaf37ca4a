namespace LoraJudge.Web.Features.Studies.Collected;

/// <summary>A participant's answer to an attention check.</summary>
/// <param name="Who">Pseudonym.</param>
/// <param name="Topic">Code of the query.</param>
/// <param name="Least">Score from which on the check is passed.</param>
/// <param name="Most">Score up to which it is.</param>
/// <param name="GivenUtc">Null where it is not known.</param>
public sealed record CheckAnswerRow(string Who, string Topic, int Least, int Most, int Score, DateTime? GivenUtc)
{
    public bool IsPassed => Score >= Least && Score <= Most;

    public string Expected => Least == Most ? $"{Least}" : $"{Least} to {Most}";
}
