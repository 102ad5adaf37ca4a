namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>A participant's part, as the portal sends it to the page.</summary>
internal sealed record JudgeItems(long Assignment, int Part, int Parts, IReadOnlyList<JudgeItem> Items);

/// <param name="Score">Null until one was given.</param>
internal sealed record JudgeItem(int Position, int? Score, string Sample, IReadOnlyList<JudgePicture> Pictures);

/// <param name="Url">Of the size that is shown.</param>
internal sealed record JudgePicture(string Url);
