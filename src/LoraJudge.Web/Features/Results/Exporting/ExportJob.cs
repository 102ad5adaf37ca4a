namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>An export that is to be made, is being made, or was. Safe for many threads.</summary>
internal sealed class ExportJob(long studyId, IReadOnlyDictionary<string, string> filters)
{
    private readonly CancellationTokenSource stop = new();
    private volatile bool ended;

    public long StudyId => studyId;

    public IReadOnlyDictionary<string, string> Filters => filters;

    public bool IsUnderWay => !ended;

    /// <summary>What kept it from being made; null where nothing did, or not yet.</summary>
    public string? Problem { get; private set; }

    /// <summary>Files that are done.</summary>
    public int Done { get; private set; }

    /// <summary>Files that there will be; 0 until that is known.</summary>
    public int Total { get; private set; }

    public CancellationToken Cancelled => stop.Token;

    public void Cancel() => stop.Cancel();

    internal void Report(int done, int total) => (Done, Total) = (done, total);

    internal void End(string? problem)
    {
        Problem = problem;
        ended = true;
    }
}
