namespace LoraJudge.Testing.Portal;

public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("lorajudge-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
