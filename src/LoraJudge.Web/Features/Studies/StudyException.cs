namespace LoraJudge.Web.Features.Studies;

/// <summary>A study cannot be changed or opened so; the message says why, and what to do.</summary>
internal sealed class StudyException(string message) : Exception(message);
