using LoraJudge.Testing.Portal;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shared.Settings;
using Microsoft.AspNetCore.WebUtilities;

namespace LoraJudge.Web.Tests.Hosting;

public sealed class UploadFolderTests
{
    [Fact]
    public async Task What_a_kill_left_goes_and_what_another_process_receives_stays()
    {
        using var folder = new TemporaryFolder();
        var left = Path.Combine(folder.Path, "ASPNETCORE_left.tmp");
        await File.WriteAllTextAsync(left, "half a picture");
        // The framework's own class, as a form of another process uses it.
        await using var upload = new FileBufferingReadStream(new MemoryStream(new byte[100_000]), 1000, null, () => folder.Path);
        await upload.DrainAsync(CancellationToken.None);
        var received = Assert.Single(Directory.GetFiles(folder.Path), file => file != left);

        UploadFolder.Sweep(folder.Path);

        Assert.Equal([received], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void The_operators_own_choice_holds()
    {
        using var folder = new TemporaryFolder();
        // Of this process: TestTemporaryFolder.
        var before = Environment.GetEnvironmentVariable("ASPNETCORE_TEMP");

        UploadFolder.Use(new StorageOptions { Folder = folder.Path });

        Assert.Equal((Path.GetTempPath(), before), (before, Environment.GetEnvironmentVariable("ASPNETCORE_TEMP")));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
