namespace LoraJudge.Web.Features.Catalog.Building.Runs;

/// <summary>Tells from a few looks at a run how long it takes yet. What was done before the first look does not count.</summary>
internal sealed class BuildPace(TimeProvider time)
{
    private (bool Moves, int Done, long At)? first;

    /// <returns>Null until something was done between two looks, and while nothing moves.</returns>
    public TimeSpan? Look(BuildView run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var moves = run is { CanPause: true, AwaySinceUtc: null };
        if (first is not { } start || start.Moves != moves || run.Done < start.Done)
        {
            first = (moves, run.Done, time.GetTimestamp());
            return null;
        }

        return moves && run.Done > start.Done
            ? time.GetElapsedTime(start.At) * ((double)(run.ToDo - run.Done) / (run.Done - start.Done))
            : null;
    }
}
