namespace LoraJudge.Web.Features.Training.Weights;

/// <summary>Where VGG19's weights are downloaded from.</summary>
public sealed record WeightsOptions
{
    public const string Section = "Weights";

    /// <summary>An http or https address of a safetensors file; empty for none.</summary>
    public string Url { get; init; } = "";

    /// <summary>SHA-256 of the file as 64 hexadecimal digits; empty where it is not known.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Largest file that is downloaded, in bytes.</summary>
    public long MaxBytes { get; init; } = 1024L * 1024 * 1024;

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        Url.Length > 0 && Address() is null
            ? $"{Section}:Url is no http or https address: write the whole address of a safetensors file, as https://HOST/FILE."
        : Address() is { UserInfo.Length: > 0 }
            ? $"{Section}:Url holds a name or password, which is not sent: write the address without them."
        : Sha256.Length > 0 && !(Sha256.Length == 64 && Sha256.All(char.IsAsciiHexDigit))
            ? $"{Section}:Sha256 is no SHA-256: write 64 hexadecimal digits, or leave it empty."
        : MaxBytes is < 1024 * 1024 or > int.MaxValue * 1024L
            ? $"{Section}:MaxBytes is {MaxBytes}: write a number of bytes from 1048576, for example 1073741824."
        : null;

    /// <returns>Null where <see cref="Url"/> is empty or no http or https address.</returns>
    public Uri? Address() =>
        Uri.TryCreate(Url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;
}

/// <summary>Weights cannot be had; the message says why and what to do. No file has its name that is not whole.</summary>
public sealed class WeightsException(string message, Exception? inner = null) : Exception(message, inner);
