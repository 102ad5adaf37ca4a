using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Serialization;

namespace LoraJudge.Testing.Portal;

/// <summary>Connections as interactive pages keep them open: they would keep a server from closing.</summary>
public sealed class OpenCircuits : IDisposable
{
    private readonly List<ClientWebSocket> sockets = [];

    private OpenCircuits() { }

    public static async Task<OpenCircuits> OpenAsync(HttpClient client, int count)
    {
        ArgumentNullException.ThrowIfNull(client);
        var open = new OpenCircuits();
        for (var number = 0; number < count; number++)
            open.sockets.Add(await ConnectAsync(client));
        return open;
    }

    public void Dispose() => sockets.ForEach(socket => socket.Dispose());

    private static async Task<ClientWebSocket> ConnectAsync(HttpClient client)
    {
        using var answer = await client.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), content: null);
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Negotiated>())!.Token;
        var socket = new ClientWebSocket();
        var address = new UriBuilder(client.BaseAddress!)
        {
            Scheme = "ws",
            Path = "/_blazor",
            Query = $"id={token}",
        };
        await socket.ConnectAsync(address.Uri, CancellationToken.None);
        // SignalR's handshake: JSON that ends with a record separator, answered by the same.
        await socket.SendAsync(
            "{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(),
            WebSocketMessageType.Text,
            endOfMessage: true,
            CancellationToken.None
        );
        await socket.ReceiveAsync(new byte[64], CancellationToken.None);
        return socket;
    }

    private sealed record Negotiated([property: JsonPropertyName("connectionToken")] string Token);
}
