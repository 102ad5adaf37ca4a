namespace LoraJudge.Style.Ranking.Centred;

/// <param name="Traits">Index into the table of traits.</param>
internal readonly record struct CentreEntry(long ModelId, long Version, int Traits, int Pictures);
