using System.Text.Json;
using System.Text.Json.Serialization;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>Keeps the last ranking index, in memory and in a file of the data folder, so that a start need not build it anew.</summary>
internal sealed partial class RankingKeeper(StorageOptions storage, ILogger<RankingKeeper> logger)
{
    /// <summary>The file is written again once this share of the models has changed: a start puts right what it lacks.</summary>
    private const double UnsavedShare = 1.0 / 16;

    private KeptRanking? last;
    private int unsaved;

    /// <returns>The index by the encoder; null where there is none, or its file cannot be used.</returns>
    public KeptRanking? Find(string encoderHash)
    {
        last = last?.EncoderHash == encoderHash ? last : Open();
        return last?.EncoderHash == encoderHash ? last : null;
    }

    /// <returns>What a snapshot ranks with.</returns>
    public KeptRanking Of(StyleSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return last is { } ranking && ranking.Index == snapshot.Index
            ? ranking
            : new KeptRanking(snapshot.EncoderHash, snapshot.Index, snapshot.Scale, snapshot.Posterior);
    }

    /// <returns>The same, its references on the disk where it was written.</returns>
    /// <param name="changed">Models that changed since it was kept before.</param>
    public KeptRanking Keep(KeptRanking ranking, int changed)
    {
        Hold(ranking, changed);
        return IsUnsaved && Save(ranking) ? Reopen(ranking, unsaved) ?? ranking : ranking;
    }

    /// <summary>Keeps it in memory alone: <see cref="IsUnsaved"/> says when it is time to write it.</summary>
    /// <inheritdoc cref="Keep"/>
    public void Hold(KeptRanking ranking, int changed)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        unsaved += changed;
        last = ranking;
    }

    /// <summary>Whether so much has changed since the file was written that it should be written again.</summary>
    public bool IsUnsaved => last is { } ranking && unsaved > UnsavedShare * ranking.Index.ModelCount;

    /// <summary>What is to be written now, and how many changes that saves.</summary>
    public (KeptRanking Ranking, int Changes)? Unsaved => IsUnsaved ? (last!, unsaved) : null;

    /// <summary>After a ranking was written: its references are read from the file from now on, unless there is a later one already.</summary>
    /// <param name="changes">How many changes that saved.</param>
    /// <returns>Null where it is not the last one any more.</returns>
    public KeptRanking? Reopen(KeptRanking written, int changes)
    {
        unsaved -= Math.Min(unsaved, changes);
        if (last != written || Open() is not { } opened)
            return null;
        return last = opened with { Unscaled = written.Unscaled };
    }

    /// <summary>Writes the file. The ranking does not change: others may be kept meanwhile.</summary>
    /// <returns>False where it cannot be written; the log says why.</returns>
    public bool Save(KeptRanking ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        var label = new Label(ranking.EncoderHash, ranking.Scale.Own, ranking.Scale.Others, ranking.Posterior);
        try
        {
            Directory.CreateDirectory(storage.Folder);
            SpaceIndexFile.Save(storage.RankingFile, ranking.Index, JsonSerializer.SerializeToUtf8Bytes(label));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnsaved(exception.Message);
            // It is tried again once as much has changed once more.
            unsaved = 0;
            return false;
        }
    }

    private KeptRanking? Open()
    {
        if (!File.Exists(storage.RankingFile))
            return null;
        try
        {
            var (index, bytes) = SpaceIndexFile.Open(storage.RankingFile);
            return JsonSerializer.Deserialize<Label>(bytes) is { } label
                ? new KeptRanking(label.EncoderHash, index, new DistanceScale(label.Own, label.Others, index.Ranking()), label.Posterior)
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException or JsonException)
        {
            LogUnusable(exception.Message);
            return null;
        }
    }

    /// <param name="Posterior">A file without it, by an earlier version, is made again.</param>
    private sealed record Label(
        string EncoderHash,
        IReadOnlyList<double> Own,
        IReadOnlyList<double> Others,
        [property: JsonRequired] CataloguePosterior Posterior
    );

    [LoggerMessage(LogLevel.Warning, "The ranking index could not be written; the next start builds it anew. {Reason}")]
    private partial void LogUnsaved(string reason);

    [LoggerMessage(LogLevel.Warning, "The ranking index is built anew. {Reason}")]
    private partial void LogUnusable(string reason);
}

/// <param name="EncoderHash">Hash of the encoder as a whole, projection included.</param>
internal sealed record KeptRanking(string EncoderHash, IRankingIndex Index, DistanceScale Scale, CataloguePosterior Posterior)
{
    /// <summary>Models that have changed since scale and posterior were measured.</summary>
    public int Unscaled { get; init; }
}
