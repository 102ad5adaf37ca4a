namespace LoraJudge.Statistics.Agreement;

/// <summary>Ratings as a list, for many raters who each rated few units: a rating a place.</summary>
/// <param name="RaterCount">Raters are numbered from 0.</param>
/// <param name="UnitCount">Units are numbered from 0.</param>
/// <param name="Raters">Who gave it; nobody rates a unit twice.</param>
/// <param name="Units">What was rated.</param>
/// <param name="Values">At most 64 distinct ones.</param>
public sealed record RatingList(int RaterCount, int UnitCount, int[] Raters, int[] Units, double[] Values);
