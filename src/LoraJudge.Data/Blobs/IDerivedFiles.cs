namespace LoraJudge.Data.Blobs;

/// <summary>Files that were made from blobs, such as thumbnails: they go with their blobs, and may be removed at any time.</summary>
public interface IDerivedFiles
{
    /// <summary>Removes what was made from the blob, where there is something.</summary>
    void Remove(string sha256);

    /// <returns>Hashes of the blobs that something was made from; one may come more than once.</returns>
    IEnumerable<string> Blobs();
}
