namespace LoraJudge.Web.Hosting;

/// <summary>Failures that a person can mend, in one sentence each: what happened, and what to do.</summary>
internal static class MendableFailure
{
    private const string Own = "LoraJudge.";

    /// <returns>Null where the program itself is at fault.</returns>
    public static string? Describe(Exception exception) => Causes(exception).Select(One).FirstOrDefault(text => text is not null);

    /// <summary>The exception and what caused it, the outermost first.</summary>
    private static IEnumerable<Exception> Causes(Exception exception) =>
        exception is AggregateException { InnerExceptions: var several }
            ? several.SelectMany(Causes)
            : [exception, .. exception.InnerException is { } inner ? Causes(inner) : []];

    private static string? One(Exception exception) =>
        SettingsFailure.Describe(exception)
        ?? ListeningFailure.Describe(exception)
        ?? DatabaseFailure.Describe(exception)
        ?? (IsOwnSentence(exception) ? exception.Message : null)
        ?? FileFailure.Describe(exception);

    /// <summary>What this program throws on purpose is written for people; what the framework throws is not.</summary>
    private static bool IsOwnSentence(Exception exception) =>
        exception.GetType().Assembly.GetName().Name!.StartsWith(Own, StringComparison.Ordinal)
        || (
            exception is InvalidOperationException or InvalidDataException or IOException or TimeoutException
            && exception.Source?.StartsWith(Own, StringComparison.Ordinal) == true
        );
}
