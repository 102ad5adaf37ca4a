namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>A file of an export.</summary>
/// <param name="Name">With its folder, slashes forward.</param>
/// <param name="Write">Writes the content; returns how many rows it has, or null where rows mean nothing.</param>
internal sealed record BundlePart(string Name, Func<Stream, long?> Write);
