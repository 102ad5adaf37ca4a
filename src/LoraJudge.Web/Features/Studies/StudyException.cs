namespace LoraJudge.Web.Features.Studies;

/// <summary>A study cannot be changed or opened so; the message says why, and what to do.</summary>
public sealed class StudyException(string message) : Exception(message);
