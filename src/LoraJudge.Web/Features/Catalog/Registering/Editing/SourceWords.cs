using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog.Registering.Editing;

/// <summary>Where a field's value is from, in words.</summary>
internal static class SourceWords
{
    public static string Of(MetadataSource source) =>
        source switch
        {
            MetadataSource.FileName => "the file’s name",
            MetadataSource.FileHeader => "the file",
            MetadataSource.ModelJson => "the imported folder",
            MetadataSource.Civitai => "Civitai",
            MetadataSource.Person => "a person",
            MetadataSource.Demo => "the demo",
            MetadataSource.BackEnd => "the back end’s list",
            _ => "somewhere",
        };

    /// <returns>Null where nobody speaks of the field.</returns>
    public static string? Of(LoraModel model, string field)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Sources.TryGetValue(field, out var source) ? $"from {Of(source)}" : null;
    }
}
