using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Statistics.Trec;
using LoraJudge.Web.Features.Studies.Files;
using Microsoft.EntityFrameworkCore;
using TrecRun = LoraJudge.Statistics.Trec.Run;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>The rankings that a draft compares. The plan names them in the order of their rows.</summary>
internal sealed class DraftMethods(DraftEditor editor, BlobKeeper blobs)
{
    private const int Most = 50;
    private const int Named = 3;

    /// <param name="name">Empty for the encoder's.</param>
    /// <exception cref="StudyException">There is no such encoder, or the name does not do.</exception>
    public Task<DraftStanding> AddAsync(ClaimsPrincipal user, long id, string encoderHash, string name, CancellationToken cancellation) =>
        editor.ChangeAsync(
            user,
            id,
            async (context, study, token) =>
            {
                var encoder =
                    await context.Encoders.Where(Encoder.CanRank).SingleOrDefaultAsync(row => row.Hash == encoderHash, token)
                    ?? throw new StudyException("There is no such encoder any more: choose one of the list.");
                await AddAsync(context, study, new VariantMethod { Name = NameOr(name, encoder.Name), EncoderHash = encoder.Hash }, token);
            },
            cancellation
        );

    /// <param name="name">Empty for the run's tag.</param>
    /// <exception cref="StudyException">The file is no run, or does not fit the study: the words say where.</exception>
    public async Task<DraftStanding> ImportAsync(ClaimsPrincipal user, long id, byte[] file, string name, CancellationToken cancellation)
    {
        var run = await Task.Run(() => Parse(file), cancellation);
        var sha = BlobKey.Of(file);
        var isStored = false;
        try
        {
            return await blobs.StoreAsync(
                [file],
                () =>
                    editor.ChangeAsync(
                        user,
                        id,
                        async (context, study, token) =>
                        {
                            await EnsureFitsAsync(context, study, run, token);
                            await AddAsync(context, study, new VariantMethod { Name = NameOr(name, run.Tag), RunFileSha256 = sha }, token);
                            isStored = true;
                        },
                        cancellation
                    ),
                cancellation
            );
        }
        finally
        {
            if (!isStored)
                await blobs.RemoveUnusedAsync([sha], CancellationToken.None);
        }
    }

    public async Task<DraftStanding> RemoveAsync(ClaimsPrincipal user, long id, long methodId, CancellationToken cancellation)
    {
        List<string> files = [];
        var standing = await editor.ChangeAsync(
            user,
            id,
            async (context, study, token) =>
            {
                var rows = await RowsAsync(context, study, token);
                if (rows.Find(row => row.Id == methodId) is not { } method)
                    return;
                files = [.. new[] { method.RunFileSha256 }.OfType<string>()];
                context.Remove(method);
                rows.Remove(method);
                Name(study, rows);
                if (study.Plan.Control == method.Name)
                    study.Plan = study.Plan with { Control = "" };
            },
            cancellation
        );
        await blobs.RemoveUnusedAsync(files, cancellation);
        return standing;
    }

    /// <exception cref="StudyException">No method is called so.</exception>
    public Task<DraftStanding> ChooseControlAsync(ClaimsPrincipal user, long id, string name, CancellationToken cancellation) =>
        editor.ChangeAsync(
            user,
            id,
            async (context, study, token) =>
            {
                Name(study, await RowsAsync(context, study, token));
                study.Plan = study.Plan.Methods.Contains(name, StringComparer.Ordinal)
                    ? study.Plan with
                    {
                        Control = name,
                    }
                    : throw new StudyException("Choose one of the methods as the control.");
            },
            cancellation
        );

    private static async Task AddAsync(LoraJudgeDbContext context, Study study, VariantMethod method, CancellationToken cancellation)
    {
        var rows = await RowsAsync(context, study, cancellation);
        if (rows.Count >= Most)
            throw new StudyException($"The study has {rows.Count} methods already, the most that it takes: remove one first.");
        if (method.Name.Length is 0 or > VariantMethod.MaxNameLength || method.Name.Any(char.IsControl))
            throw new StudyException(
                $"The method's name has {method.Name.Length} characters: write 1 to {VariantMethod.MaxNameLength} in one line."
            );
        if (rows.Exists(row => string.Equals(row.Name, method.Name, StringComparison.OrdinalIgnoreCase)))
            throw new StudyException($"A method is called {method.Name} already: give this one another name.");
        method.StudyId = study.Id;
        method.Position = rows.Count == 0 ? 0 : rows[^1].Position + 1;
        context.Add(method);
        Name(study, [.. rows, method]);
        if (study.Plan.Control.Length == 0)
            study.Plan = study.Plan with { Control = method.Name };
    }

    private static void Name(Study study, IEnumerable<VariantMethod> rows) =>
        study.Plan = study.Plan with { Methods = [.. rows.Select(row => row.Name)] };

    private static async Task<List<VariantMethod>> RowsAsync(LoraJudgeDbContext context, Study study, CancellationToken cancellation) =>
        await context
            .VariantMethods.Where(method => method.StudyId == study.Id)
            .OrderBy(method => method.Position)
            .ThenBy(method => method.Id)
            .ToListAsync(cancellation);

    private static TrecRun Parse(byte[] file)
    {
        try
        {
            var run = RunFile.Parse(SentText.ToUtf8(file));
            return run.Topics.Count == 0 ? throw new StudyException("The file holds no results: choose a run in TREC's format.") : run;
        }
        catch (TrecFormatException exception)
        {
            throw new StudyException($"The file is no run in TREC's format. {exception.Message}");
        }
    }

    private static async Task EnsureFitsAsync(LoraJudgeDbContext context, Study study, TrecRun run, CancellationToken cancellation)
    {
        var codes = await context.Topics.Where(topic => topic.StudyId == study.Id).Select(topic => topic.Code).ToListAsync(cancellation);
        if (codes.Count == 0)
            throw new StudyException("The study has no queries yet: add them first, since a run ranks models for them.");
        var missing = codes.Where(code => run.Find(code) is null).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            throw new StudyException($"The run has no results for {Words(missing)}: import one that has all queries.");
        var slugs = (await context.LoraModels.Select(model => model.Slug).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var unknown = codes
            .SelectMany(code => run.Find(code)!.Ranked())
            .Select(entry => entry.Document)
            .Where(document => !slugs.Contains(document))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (unknown.Count > 0)
            throw new StudyException(
                $"The run ranks {Words(unknown)}, not of the catalogue: write models as their addresses do, for example {slugs.Order(StringComparer.Ordinal).FirstOrDefault() ?? "watercolour"}."
            );
    }

    private static string Words(List<string> names) =>
        names.Count <= Named ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Named))} and {names.Count - Named} more";

    private static string NameOr(string name, string otherwise)
    {
        var chosen = string.IsNullOrWhiteSpace(name) ? otherwise : name;
        return chosen.Trim();
    }
}
