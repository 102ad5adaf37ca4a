using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace LoraJudge.Style.Transfer.ComfyUi;

/// <summary>Ids of prompts: the same for the same task, so that what was made for a process that died is found again.</summary>
internal static class ComfyPromptId
{
    /// <param name="prompt">Without anything that depends on the id: another prompt of the same task has another id.</param>
    /// <param name="attempt">From 0; further ones where earlier ones failed.</param>
    public static string Of(string? taskId, JsonObject prompt, int attempt) =>
        taskId is null
            ? $"{Guid.NewGuid()}"
            : $"{new Guid(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{taskId}\n{attempt}\n{prompt.ToJsonString()}")).AsSpan(0, 16))}";
}
