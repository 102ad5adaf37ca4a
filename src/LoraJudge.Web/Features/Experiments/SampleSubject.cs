namespace LoraJudge.Web.Features.Experiments;

/// <summary>What a sample shows, told from its name.</summary>
internal static class SampleSubject
{
    private static readonly char[] NumbersAndSeparators = "0123456789-_ ".ToCharArray();

    /// <summary>"portrait-3" and "portrait-4" show the same subject; a bare number says nothing of its subject.</summary>
    public static string Of(string sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return sample.TrimEnd(NumbersAndSeparators) is { Length: > 0 } name ? name : sample;
    }
}
