using System.Security.Cryptography;
using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Pictures;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>Makes exports of studies, one at a time: each uses a core and the memory of its study's data.</summary>
internal sealed class ExportMaker(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    StudyReader reader,
    EncoderPictures pictures,
    TimeProvider time
) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>Writes a study's export.</summary>
    /// <param name="id">Whether the account may see it was asked before.</param>
    /// <param name="asked">Values of <see cref="ResultsFilters"/> and <see cref="ExportContent"/>.</param>
    /// <param name="output">A file, empty; its position is at the end afterwards.</param>
    /// <param name="written">Told how many of how many files are done.</param>
    /// <returns>The export's row, for <see cref="StoreAsync"/>.</returns>
    /// <exception cref="StudyException">There is nothing to export, or its figures may not be seen yet, or a value is wrong.</exception>
    public async Task<MadeExport> WriteAsync(
        long id,
        Func<string, string?> asked,
        FileStream output,
        Action<int, int>? written,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(output);
        await gate.WaitAsync(cancellation);
        try
        {
            var withdrawals = await WithdrawalsAsync(id, cancellation);
            var data = await ReadAsync(id, cancellation);
            var options = ResultsFilters.Read(data.Study, asked);
            var hasPanelIds = ExportContent.HasPanelIds(asked);
            var plan = await PlanAsync(id, cancellation);
            var results = await Task.Run(() => StudyResults.Compute(data, options), cancellation);
            var drawn = await pictures.WithResultsAsync(results, cancellation);
            var made = await Task.Run(
                () =>
                {
                    var source = new BundleSource(data, results, plan, drawn, time.GetUtcNow().UtcDateTime, hasPanelIds);
                    var files = new StudyBundle(source).Write(output, written, cancellation);
                    return (source, files);
                },
                cancellation
            );
            return new MadeExport(await RowAsync(id, made.source, made.files, output, cancellation), withdrawals);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The study's figures as the export has them.</summary>
    /// <inheritdoc cref="WriteAsync" path="/param"/>
    /// <inheritdoc cref="WriteAsync" path="/exception"/>
    public async Task<StudyResults> ComputeAsync(long id, Func<string, string?> asked, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var data = await ReadAsync(id, cancellation);
            var options = ResultsFilters.Read(data.Study, asked);
            return await Task.Run(() => StudyResults.Compute(data, options), cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Remembers an export.</summary>
    /// <exception cref="StudyException">Somebody withdrew while it was made: it must not go out.</exception>
    public Task StoreAsync(MadeExport made, CancellationToken cancellation) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                var row = made.Bundle;
                if (await context.Withdrawals.CountAsync(one => one.StudyId == row.StudyId, token) != made.Withdrawals)
                    throw new StudyException("A participant withdrew while the export was made: export once more.");
                row.Id = 0;
                context.Add(row);
                return await context.SaveChangesAsync(token);
            },
            cancellation
        );

    public void Dispose() => gate.Dispose();

    private async Task<StudyData> ReadAsync(long id, CancellationToken cancellation)
    {
        var data =
            await reader.ReadAsync(id, cancellation) ?? throw new StudyException("There is no such study with results: a draft has none.");
        return data.Study.ShowsFigures
            ? data
            : throw new StudyException(
                "The study is open, and its plan hides which method leads until it is closed. An export would tell: close the study first."
            );
    }

    private async Task<int> WithdrawalsAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Withdrawals.CountAsync(one => one.StudyId == id, cancellation);
    }

    private async Task<string?> PlanAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Studies.Where(study => study.Id == id).Select(study => study.FrozenPlan).SingleAsync(cancellation);
    }

    private static async Task<ExportBundle> RowAsync(
        long id,
        BundleSource source,
        IReadOnlyList<BundleFile> files,
        FileStream output,
        CancellationToken cancellation
    )
    {
        await output.FlushAsync(cancellation);
        output.Position = 0;
        return new ExportBundle
        {
            StudyId = id,
            MadeUtc = source.MadeUtc,
            SchemaVersion = StudyBundle.SchemaVersion,
            Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(output, cancellation)),
            Bytes = output.Length,
            Fingerprint = source.Results.Fingerprint,
            Filters = ResultsFilters.Write(source.Results.Options),
            Seed = unchecked((long)source.Results.Options.Seed),
            Encoders = source.KnownEncoders(),
            RowCounts = files
                .Where(file => file.Rows is not null && !file.Name.StartsWith("qrels/raters/", StringComparison.Ordinal))
                .ToDictionary(file => file.Name, file => file.Rows!.Value, StringComparer.Ordinal),
        };
    }
}

/// <param name="Withdrawals">That there were when its data were read.</param>
internal sealed record MadeExport(ExportBundle Bundle, int Withdrawals);
