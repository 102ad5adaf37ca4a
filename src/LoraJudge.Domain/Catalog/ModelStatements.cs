namespace LoraJudge.Domain.Catalog;

/// <summary>
/// A model's fields from what its sources say: each is taken from the first source, in <see cref="Order"/>, that speaks of it. All of it is
/// kept, so that a correction can be taken back.
/// </summary>
public static class ModelStatements
{
    /// <summary>Whoever knows better comes first: a person before all, a file's name after nearly all.</summary>
    public static IReadOnlyList<MetadataSource> Order { get; } =
    [
        MetadataSource.Person,
        MetadataSource.ModelJson,
        MetadataSource.Civitai,
        MetadataSource.FileHeader,
        MetadataSource.BackEnd,
        MetadataSource.FileName,
        MetadataSource.Demo,
    ];

    /// <summary>All that the source says, in place of what it said before.</summary>
    public static void Say(this LoraModel model, MetadataSource source, ModelMetadata metadata)
    {
        Remember(model);
        model.Statements[source] = metadata;
        Settle(model);
    }

    /// <summary>A person's word on one field, which no other source changes.</summary>
    /// <param name="value">Of the field's type; null for "there is nothing".</param>
    public static void Correct(this LoraModel model, ModelField field, object? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        Remember(model);
        model.Statements[MetadataSource.Person] = field.Saying(Of(model, MetadataSource.Person), value);
        Settle(model);
    }

    /// <summary>The field is again what the other sources say.</summary>
    public static void TakeBack(this LoraModel model, ModelField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        Remember(model);
        model.Statements[MetadataSource.Person] = field.SilentOn(Of(model, MetadataSource.Person));
        field.Write(model, null);
        Settle(model);
    }

    /// <summary>The other sources that speak of a field, best first, with what they say.</summary>
    public static IEnumerable<(MetadataSource Source, object? Value)> Others(LoraModel model, ModelField field)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(field);
        return Order
            .Where(source => source != SourceOf(model, field) && model.Statements.TryGetValue(source, out var said) && field.IsIn(said))
            .Select(source => (source, field.In(model.Statements[source])));
    }

    /// <returns>Where the field's value is from; null where nobody speaks of it.</returns>
    public static MetadataSource? SourceOf(LoraModel model, ModelField field)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(field);
        return model.Sources.TryGetValue(field.Name, out var source) ? source : null;
    }

    private static ModelMetadata Of(LoraModel model, MetadataSource source) =>
        model.Statements.GetValueOrDefault(source) ?? new ModelMetadata();

    /// <summary>A value whose source's words were not kept becomes them.</summary>
    private static void Remember(LoraModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var field in ModelField.All)
        {
            if (field.Of(model) is not { } value)
                continue;
            var source = SourceOf(model, field) ?? MetadataSource.FileName;
            if (!field.IsIn(Of(model, source)))
                model.Statements[source] = field.Saying(Of(model, source), value);
        }
    }

    private static void Settle(LoraModel model)
    {
        foreach (var field in ModelField.All)
        {
            var speakers = Order.Where(source => model.Statements.TryGetValue(source, out var said) && field.IsIn(said)).ToArray();
            if (speakers.Length == 0)
            {
                if (field.CanBeNothing)
                    field.Write(model, null);
                model.Sources.Remove(field.Name);
                continue;
            }

            field.Write(model, field.In(model.Statements[speakers[0]]));
            model.Sources[field.Name] = speakers[0];
        }
    }
}
