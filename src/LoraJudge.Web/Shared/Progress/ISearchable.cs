namespace LoraJudge.Web.Shared.Progress;

/// <summary>Whether there is something to search yet.</summary>
public interface ISearchable
{
    bool IsReady { get; }
}
