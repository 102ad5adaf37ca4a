using System.Globalization;
using LoraJudge.Data.Blobs;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Catalog.Pictures;

/// <summary>Thumbnails as files <c>ab/abcdef…-160.webp</c>: those of the catalogue, and apart from them those that studies show.</summary>
internal sealed class ThumbnailFolder(StorageOptions storage) : IDerivedFiles
{
    private string Public => Path.GetFullPath(storage.ThumbnailFolder);

    private string OfStudies => Path.Combine(Public, "studies");

    public string PathOf(string sha256, int width, bool isOfStudy) =>
        Path.Combine(Folder(isOfStudy ? OfStudies : Public, sha256), string.Create(CultureInfo.InvariantCulture, $"{sha256}-{width}.webp"));

    public void Remove(string sha256)
    {
        foreach (var folder in new[] { Folder(Public, sha256), Folder(OfStudies, sha256) }.Where(Directory.Exists))
        foreach (var file in Directory.EnumerateFiles(folder, $"{BlobKey.Require(sha256)}-*"))
            File.Delete(file);
    }

    public IEnumerable<string> Blobs() =>
        new[] { Public, OfStudies }
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .SelectMany(Directory.EnumerateFiles)
            .Select(file => Path.GetFileName(file).Split('-')[0])
            .Where(BlobKey.IsValid);

    private static string Folder(string root, string sha256) => Path.Combine(root, sha256[..2]);
}
