namespace LoraJudge.Web.Features.Operations.Sweeping;

/// <summary>Files of the data folder that rows name.</summary>
internal interface ISweptFiles
{
    /// <summary>What they are, for the log: "exports".</summary>
    string Kind { get; }

    /// <param name="writtenBefore">UTC; younger files may belong to rows that are being stored, and do not count.</param>
    /// <returns>How many a row names, and the keys of the others.</returns>
    Task<(int Named, IReadOnlyList<string> Unnamed)> FindAsync(DateTime writtenBefore, CancellationToken cancellation);

    /// <summary>Removes files, unless a row names them by now, or they were written again.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> RemoveAsync(IReadOnlyList<string> unnamed, DateTime writtenBefore, CancellationToken cancellation);
}
