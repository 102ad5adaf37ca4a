namespace LoraJudge.Testing.Imaging;

/// <summary>Files that no library here writes, as phones, cameras and picture programs store them; each is named by its kind.</summary>
public static class StoredPictures
{
    public static byte[] Read(string name)
    {
        using var stream =
            typeof(StoredPictures).Assembly.GetManifestResourceStream($"pictures/{name}")
            ?? throw new ArgumentException($"There is no picture {name} in Imaging/Files.", nameof(name));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
