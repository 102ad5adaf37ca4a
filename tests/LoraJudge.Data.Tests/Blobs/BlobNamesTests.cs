using System.Reflection;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Columns;
using LoraJudge.Data.Tests.Migrations;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LoraJudge.Data.Tests.Blobs;

/// <summary>Whoever adds a column that could hold a blob's hash decides here whether it does.</summary>
public sealed class BlobNamesTests
{
    /// <summary>Columns with room for a hash that name no blob, each with what it holds.</summary>
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["ApiToken.Name"] = "a person's words",
        ["ApiToken.Sha256"] = "of a secret",
        ["ArtistPicture.FileName"] = "a file's name",
        ["ArtistReport.EncoderHash"] = "an encoder",
        ["ArtistReport.EncoderName"] = "a name",
        ["ArtistReport.Title"] = "a person's words",
        ["BuildIncident.Message"] = "words",
        ["BuildIncident.Sample"] = "a sample's code",
        ["BuildItem.Problem"] = "words",
        ["BuildItem.Worker"] = "a process",
        ["BuildRun.Backend"] = "a name",
        ["BuildRun.Name"] = "a name",
        ["BuildRun.Problem"] = "words",
        ["BuildRun.RequestedBy"] = "a name",
        ["CivitaiRecord.Model"] = "Civitai's answer",
        ["CivitaiRecord.Sha256"] = "of a LoRA file",
        ["CivitaiRecord.Version"] = "Civitai's answer",
        ["Encoder.Facts"] = "what a checkpoint says of itself",
        ["Encoder.Hash"] = "of weights and preprocessing",
        ["Encoder.Name"] = "a name",
        ["Evaluation.Data"] = "a name",
        ["Evaluation.DataHash"] = "of the pictures' list",
        ["Evaluation.Figures"] = "numbers",
        ["ExportBundle.Encoders"] = "encoders",
        ["ExportBundle.Filters"] = "rules",
        ["ExportBundle.Fingerprint"] = "of the data",
        ["ExportBundle.RowCounts"] = "numbers",
        ["ExportBundle.Sha256"] = "of a file in the folder of exports",
        ["ExportBundle.SupersededReason"] = "words",
        ["LoraModel.BaseModel"] = "a name",
        ["LoraModel.Family"] = "a name",
        ["LoraModel.Creator"] = "a name",
        ["LoraModel.Licence"] = "words",
        ["LoraModel.LoraName"] = "a name",
        ["LoraModel.Name"] = "a name",
        ["LoraModel.Sha256"] = "of a LoRA file",
        ["LoraModel.Slug"] = "a name",
        ["LoraModel.SourceUrl"] = "an address",
        ["LoraModel.Sources"] = "kinds of sources",
        ["LoraModel.Tags"] = "words",
        ["LoraModel.TrainingFacts"] = "words",
        ["LoraModel.TriggerWords"] = "words",
        ["LoraModel.Version"] = "a name",
        ["Participant.Answers"] = "a person's words",
        ["Participant.PanelId"] = "a panel's id",
        ["ReferenceImage.Backend"] = "a name",
        ["ReferenceImage.Parameters"] = "a back end's settings",
        ["ReferenceImage.Proof"] = "a back end's answer",
        ["Run.Sha256"] = "of the run's entries",
        ["SampleImage.Code"] = "a name",
        ["SampleImage.Licence"] = "words",
        ["SampleImage.LineDrawingBackend"] = "a name",
        ["SampleSet.Name"] = "a name",
        ["Study.FrozenHash"] = "of the plan",
        ["Study.Title"] = "words",
        ["StudyAmendment.Before"] = "of the plan",
        ["StudyAmendment.Text"] = "words",
        ["StyleSearch.EncoderHash"] = "an encoder",
        ["TrainingRun.DataHash"] = "of the pictures' list",
        ["TrainingRun.Name"] = "a name",
        ["TrainingRun.Options"] = "settings",
        ["TrainingRun.Problem"] = "words",
        ["TrainingRun.SampleSet"] = "a name",
        ["TrainingRun.TrainedModels"] = "names",
        ["TrainingRun.ValidatedModels"] = "names",
        ["TrainingRun.VariantMethod"] = "a name",
        ["VariantMethod.EncoderHash"] = "an encoder",
        ["VariantMethod.Name"] = "a name",
    };

    [Fact]
    public void Every_column_with_room_for_a_hash_names_blobs_or_is_known_not_to()
    {
        string[] open = [.. Columns().Where(column => !Marked(column)).Select(Name)];

        Assert.Empty(open.Except(Others.Keys, StringComparer.Ordinal));
        Assert.Empty(Others.Keys.Except(open, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_column_whose_type_speaks_of_a_blob_is_marked()
    {
        var lost = Columns().Where(column => SpeaksOfBlobs(column) && !Marked(column)).Select(Name);

        Assert.Empty(lost);
    }

    /// <summary>Columns of text, or of something that is stored as text, that a hash fits in. Accounts are the framework's own.</summary>
    private static IEnumerable<IProperty> Columns()
    {
        using var context = DesignTime.Sqlite();
        return
        [
            .. DesignTime
                .Model(context)
                .GetEntityTypes()
                .Where(entity => entity.ClrType.Namespace!.StartsWith("LoraJudge.", StringComparison.Ordinal))
                .Where(entity => entity.ClrType.Name != "PortalUser")
                .SelectMany(entity => entity.GetProperties())
                .Where(property => (property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string))
                .Where(property => (property.GetMaxLength() ?? int.MaxValue) >= BlobKey.Length),
        ];
    }

    private static string Name(IProperty property) => $"{property.DeclaringType.ClrType.Name}.{property.Name}";

    private static bool Marked(IProperty property) => property.FindAnnotation(ColumnConventions.NamesBlobsMark) is not null;

    private static bool SpeaksOfBlobs(IProperty property) =>
        property.Name.Contains("Blob", StringComparison.Ordinal) || Speaks(property.ClrType, []);

    /// <summary>Whether a part of the type, however deep, is called after a picture's hash.</summary>
    private static bool Speaks(Type type, HashSet<Type> seen)
    {
        var parts =
            type.IsGenericType ? type.GetGenericArguments()
            : type.IsArray ? [type.GetElementType()!]
            : [];
        if (parts.Any(part => Speaks(part, seen)))
            return true;
        return type.Namespace?.StartsWith("LoraJudge.", StringComparison.Ordinal) == true
            && seen.Add(type)
            && type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Any(part =>
                    part.Name.Contains("Blob", StringComparison.Ordinal)
                    || part.Name is "SampleSha256" or "PictureSha256" or "PictureSha256s" or "OriginalSha256s" or "ThumbnailSha256"
                    || Speaks(part.PropertyType, seen)
                );
    }
}
