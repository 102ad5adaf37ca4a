using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>A file of an export.</summary>
/// <param name="Name">With its folder, slashes forward.</param>
/// <param name="Write">Writes the content; returns how many rows it has, or null where rows mean nothing.</param>
public sealed record BundlePart(string Name, Func<Stream, long?> Write);

/// <summary>The pictures of a study's results as files of an export.</summary>
public interface IBundlePictures
{
    /// <returns>Below "pictures/"; each is drawn when it is written.</returns>
    IEnumerable<BundlePart> Of(StudyData data, StudyResults results);
}
