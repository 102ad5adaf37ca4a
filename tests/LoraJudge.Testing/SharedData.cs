namespace LoraJudge.Testing;

/// <summary>The folder of data that is not the repository's to redistribute: <c>../shared/data</c> from its root.</summary>
public static class SharedData
{
    /// <summary>Where this is "1", tests that need the data fail without it instead of being skipped.</summary>
    public const string Require = "LORAJUDGE_REQUIRE_SHARED";

    public const string Vgg19Weights = "weights/vgg19-features.safetensors";

    /// <param name="relative">A file or folder in it.</param>
    /// <param name="skip">Ends the test: xunit's <c>Assert.Skip</c>.</param>
    /// <exception cref="FileNotFoundException">It is not there, and <see cref="Require"/> says that it must be.</exception>
    public static string Path(string relative, Action<string> skip)
    {
        ArgumentNullException.ThrowIfNull(skip);
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root(), "..", "shared", "data", relative));
        if (File.Exists(path) || Directory.Exists(path))
            return path;
        var absent = $"../shared/data/{relative} is not there.";
        if (Environment.GetEnvironmentVariable(Require) == "1")
            throw new FileNotFoundException($"{absent} {Require} says that it must be.", path);
        skip(absent);
        throw new FileNotFoundException(absent, path);
    }
}
