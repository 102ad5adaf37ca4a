using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Catalog.Indexing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Registering.Editing;

/// <summary>Corrects what is known of a model, retires it and brings it back.</summary>
internal sealed class ModelEditor(IDbContextFactory<LoraJudgeDbContext> contexts, CatalogueSignal signal, TimeProvider time) : IDisposable
{
    /// <summary>All that sources say of a model is one value: two who save at once must not lose each other's words.</summary>
    private readonly SemaphoreSlim gate = new(1);

    /// <param name="slug">The model's.</param>
    /// <param name="sent">Texts that a form held and that are shown again; null for the model's own.</param>
    /// <returns>Null where no model has the slug.</returns>
    public async Task<EditView?> GetAsync(string slug, IReadOnlyDictionary<string, string>? sent, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var model = await context.LoraModels.AsNoTracking().SingleOrDefaultAsync(model => model.Slug == slug, cancellation);
        return model is null
            ? null
            : new EditView(
                model,
                [.. EditField.All.Select(field => Shown(model, field, sent))],
                [.. EditField.Fixed.Select(field => Shown(model, field, sent: null)).Where(field => field.Text.Length > 0)]
            );
    }

    /// <summary>Stores the fields that the form has changed, as a person's word; nothing where one of them does not do.</summary>
    /// <param name="was">Texts that the form began with: what somebody else has changed meanwhile is left alone.</param>
    /// <param name="takenBack">Name of a field whose correction is taken back; null for none.</param>
    /// <returns>What is wrong, by field; null where no model has the slug.</returns>
    public async Task<IReadOnlyDictionary<string, string>?> SaveAsync(
        string slug,
        IReadOnlyDictionary<string, string> sent,
        IReadOnlyDictionary<string, string> was,
        string? takenBack,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(was);
        await gate.WaitAsync(cancellation);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            if (await context.LoraModels.SingleOrDefaultAsync(model => model.Slug == slug, cancellation) is not { } model)
                return null;
            var problems = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var field in EditField.All.Where(field => field.Name != takenBack && IsChanged(field, sent, was)))
            {
                var (value, problem) = Read(model, field, EditText.Normal(field.Kind, sent[field.Name]));
                if (problem is not null)
                    problems[field.Name] = problem;
                else
                    model.Correct(field.Field, value);
            }

            if (problems.Count > 0)
                return problems;
            if (EditField.All.FirstOrDefault(field => field.Name == takenBack) is { } back)
                model.TakeBack(back.Field);
            await context.SaveChangesAsync(cancellation);
            signal.Changed(model.Id);
            return problems;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>A retired model leaves the ranking and the wall; its pictures, and what is known of it, stay.</summary>
    /// <returns>False where no model has the slug.</returns>
    public async Task<bool> SetRetiredAsync(string slug, bool isRetired, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.LoraModels.SingleOrDefaultAsync(model => model.Slug == slug, cancellation) is not { } model)
            return false;
        if (isRetired != (model.RetiredUtc is not null))
            model.RetiredUtc = isRetired ? time.GetUtcNow().UtcDateTime : null;
        await context.SaveChangesAsync(cancellation);
        signal.Changed(model.Id);
        return true;
    }

    /// <returns>Null where no model has the slug.</returns>
    public async Task<long?> IdOfAsync(string slug, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
            .LoraModels.Where(model => model.Slug == slug)
            .Select(model => (long?)model.Id)
            .SingleOrDefaultAsync(cancellation);
    }

    public void Dispose() => gate.Dispose();

    private static bool IsChanged(EditField field, IReadOnlyDictionary<string, string> sent, IReadOnlyDictionary<string, string> was) =>
        sent.TryGetValue(field.Name, out var text)
        && was.TryGetValue(field.Name, out var before)
        && EditText.Normal(field.Kind, text) != EditText.Normal(field.Kind, before);

    private static (object?, string?) Read(LoraModel model, EditField field, string text) =>
        field.Kind != EditKind.Thumbnail ? EditText.Read(field, text)
        // That it is not to be shown is all that a person can say of it.
        : text.Length == 0 ? (null, null)
        : (model.ThumbnailSha256, null);

    private static EditedField Shown(LoraModel model, EditField field, IReadOnlyDictionary<string, string>? sent)
    {
        var own = EditText.Of(field.Field.Of(model));
        return new EditedField(
            field,
            sent?.GetValueOrDefault(field.Name) ?? own,
            own,
            ModelStatements.SourceOf(model, field.Field),
            [.. ModelStatements.Others(model, field.Field).Select(other => (other.Source, EditText.Of(other.Value)))]
        );
    }
}

/// <param name="Fields">That can be changed.</param>
/// <param name="Fixed">What its file says of itself.</param>
internal sealed record EditView(LoraModel Model, IReadOnlyList<EditedField> Fields, IReadOnlyList<EditedField> Fixed);

/// <param name="Text">What the form shows.</param>
/// <param name="Stored">What is stored.</param>
/// <param name="Source">Where that is from; null where nobody speaks of it.</param>
/// <param name="Others">What other sources say.</param>
public sealed record EditedField(
    EditField Field,
    string Text,
    string Stored,
    MetadataSource? Source,
    IReadOnlyList<(MetadataSource Source, string Text)> Others
);
