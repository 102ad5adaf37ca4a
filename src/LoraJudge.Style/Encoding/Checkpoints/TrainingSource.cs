namespace LoraJudge.Style.Encoding.Checkpoints;

/// <summary>Pictures of one origin that an encoder was trained on.</summary>
/// <param name="Title">What they are and who made them.</param>
/// <param name="Licence">Short name; null for the project's own.</param>
public sealed record TrainingSource(string Title, int Models, int Pictures, string? Licence);

/// <summary>How an encoder does on pictures of one origin that it was not trained on: mean reciprocal ranks, every picture as a query.</summary>
/// <param name="Title">What they are.</param>
/// <param name="QueryLeftOut">The query alone is left out of its model's pictures.</param>
/// <param name="SubjectLeftOut">All pictures that show the query's subject are left out, of all models.</param>
public sealed record MeasuredSource(string Title, int Models, int Pictures, double QueryLeftOut, double SubjectLeftOut);
