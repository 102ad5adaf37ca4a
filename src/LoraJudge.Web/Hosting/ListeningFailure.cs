using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;

namespace LoraJudge.Web.Hosting;

/// <summary>Addresses that the portal cannot listen at.</summary>
internal static partial class ListeningFailure
{
    private const string Choose = "choose another address, for example --urls http://localhost:5001";

    public static string? Describe(Exception exception) =>
        exception switch
        {
            IOException { InnerException: AddressInUseException } taken =>
                $"{Address(taken.Message)} is taken by another program, perhaps by another LoraJudge: stop that one, or {Choose}.",
            SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                $"The address to listen at is taken by another program: stop that one, or {Choose}.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                $"The portal has no right to listen at its address; ports below 1024 are usually the administrator's. {Sentence(Choose)}",
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
                $"This machine does not have the address that the portal shall listen at. {Sentence(Choose)}",
            ArgumentOutOfRangeException { ParamName: "port" } =>
                $"The setting Urls has a port that cannot be: ports are from 1 to 65535. {Sentence(Choose)}",
            FormatException { Source: "Microsoft.AspNetCore.Http" } invalid =>
                $"The setting Urls is wrong ({invalid.Message}). {Sentence(Choose)}",
            InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } refused =>
                $"The portal cannot listen as the setting Urls says: {FirstLine(refused.Message)} {Sentence(Choose)}",
            _ => null,
        };

    private static string Address(string message) =>
        BoundAddress().Match(message) is { Success: true } match ? match.Groups["address"].Value.TrimEnd(':') : "The address to listen at";

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd();

    private static string Sentence(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}.";

    [GeneratedRegex("address (?<address>https?://\\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BoundAddress();
}
