using System.Net.Sockets;
using System.Text;
using LoraJudge.Testing;
using LoraJudge.Testing.Portal;

namespace LoraJudge.EndToEnd.Portal;

[Trait("group", "server")]
public sealed class UploadFolderTests
{
    [Fact]
    public async Task A_large_form_is_received_in_the_data_folder_and_what_a_kill_left_there_goes_at_the_start()
    {
        using var folder = new TemporaryFolder();
        var uploads = Directory.CreateDirectory(Path.Combine(folder.Path, "uploads-tmp")).FullName;
        var left = Path.Combine(uploads, "ASPNETCORE_left.tmp");
        await File.WriteAllTextAsync(left, "half a picture");
        await using var portal = await PortalProcess.StartAsync(folder.Path, "Demo:Enabled=false");
        Assert.False(File.Exists(left));

        using (var sender = new TcpClient())
        {
            await sender.ConnectAsync(portal.Address.Host, portal.Address.Port);
            await sender.GetStream().WriteAsync(HalfAForm());
            await Eventually.HoldsAsync(() => Directory.GetFiles(uploads).Length == 1);
        }

        await Eventually.HoldsAsync(() => Directory.GetFiles(uploads).Length == 0);
    }

    /// <summary>More than memory takes, and less than its length says: the portal waits for the rest.</summary>
    private static byte[] HalfAForm()
    {
        const string Head =
            "POST /api/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 500000\r\n\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.jpg\"\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(Head), .. new byte[300_000]];
    }
}
