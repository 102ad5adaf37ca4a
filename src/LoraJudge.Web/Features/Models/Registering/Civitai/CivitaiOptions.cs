namespace LoraJudge.Web.Features.Models.Registering.Civitai;

/// <summary>Whether, and where, models are looked up by their files' hashes.</summary>
public sealed record CivitaiOptions
{
    public const string Section = "Civitai";

    /// <summary>Off unless somebody turns it on: a look-up tells Civitai which files are here.</summary>
    public bool Enabled { get; init; }

    /// <summary>Of the REST API, without a slash at its end.</summary>
    public string BaseUrl { get; init; } = "https://civitai.com/api/v1";

    /// <summary>Belongs in the environment; empty for none.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>How long one try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer is good, and how long "not known there" is believed.</summary>
    public TimeSpan AskAgainAfter { get; init; } = TimeSpan.FromDays(1);

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        !(
            Uri.TryCreate(BaseUrl, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        )
            ? $"{Section}:BaseUrl is no http or https address: write https://civitai.com/api/v1."
        : ApiKey.Any(letter => !char.IsAscii(letter) || char.IsControl(letter) || letter == ' ')
            ? $"{Section}:ApiKey holds letters that no key has: copy it once more."
        : ApiKey.Length > 0 && address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback
            ? $"{Section}:BaseUrl is not https, and {Section}:ApiKey would be sent for all to read: write an https address."
        : Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5)
            ? $"{Section}:Timeout is {Timeout}: write hours:minutes:seconds from one second to five minutes, for example 00:00:10."
        : AskAgainAfter < TimeSpan.Zero || AskAgainAfter > TimeSpan.FromDays(3650)
            ? $"{Section}:AskAgainAfter is {AskAgainAfter}: write days.hours:minutes:seconds, for example 1.00:00:00."
        : null;
}
