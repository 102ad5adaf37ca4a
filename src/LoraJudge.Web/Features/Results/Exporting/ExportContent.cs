using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Studies;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>What an export has only where somebody asks for it. Without anything asked, it can be published.</summary>
internal static class ExportContent
{
    /// <summary>Name of the value that asks for the panel's ids: "true".</summary>
    public const string PanelIds = "panel-ids";

    /// <exception cref="StudyException">The value is none.</exception>
    public static bool HasPanelIds(Func<string, string?> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return asked(PanelIds) switch
        {
            null or "" or "false" => false,
            "true" => true,
            var text => throw new StudyException($"{PanelIds} is \"{text}\": write true or false."),
        };
    }

    /// <summary>Whether an export that was made has them.</summary>
    public static bool HasPanelIds(ExportBundle export)
    {
        ArgumentNullException.ThrowIfNull(export);
        return export.RowCounts.ContainsKey(CollectedParts.Panel);
    }
}
