namespace LoraJudge.Web.Features.Judge;

/// <summary>A participant cannot do that now; the message tells them why, and what they can do.</summary>
public sealed class JudgeException(string message) : Exception(message);
