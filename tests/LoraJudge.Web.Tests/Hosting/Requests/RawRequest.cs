using System.Net.Sockets;
using System.Text;

namespace LoraJudge.Web.Tests.Hosting.Requests;

/// <summary>A request over a socket of its own, which may be as broken as a test wants.</summary>
internal sealed class RawRequest : IAsyncDisposable
{
    private readonly TcpClient client = new() { NoDelay = true };

    private NetworkStream? stream;

    private RawRequest() { }

    public static async Task<RawRequest> SendAsync(Uri address, string head, string body)
    {
        var request = new RawRequest();
        await request.client.ConnectAsync(address.Host, address.Port);
        var text = $"{head}\r\nHost: {address.Authority}\r\n\r\n{body}";
        // Kept: once one side has ended, the client does not hand it out again.
        request.stream = request.client.GetStream();
        await request.stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        return request;
    }

    /// <summary>Nothing more will be sent, but the answer is waited for.</summary>
    public void End() => client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Goes away as a computer does whose line is cut.</summary>
    public void Reset() => client.Client.Close(0);

    /// <returns>Status and all that came; 0 where the server closed without an answer.</returns>
    public async Task<(int Status, string Text)> AnswerAsync()
    {
        using var patience = new CancellationTokenSource(RequestSite.Patience);
        var answer = new StringBuilder();
        var bytes = new byte[8192];
        try
        {
            while (await stream!.ReadAsync(bytes, patience.Token) is > 0 and var count)
                answer.Append(Encoding.Latin1.GetString(bytes, 0, count));
        }
        catch (IOException)
        {
            // The server closes a connection that it cannot read on; what it said before counts.
        }

        var text = answer.ToString();
        return (text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(text[9..12]) : 0, text);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
