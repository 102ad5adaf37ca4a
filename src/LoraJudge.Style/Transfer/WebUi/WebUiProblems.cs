using System.Text.Json.Nodes;
using LoraJudge.Style.Transfer.Calls;

namespace LoraJudge.Style.Transfer.WebUi;

/// <summary>What the web UI lacks of what pictures need, found out before the first one.</summary>
internal sealed class WebUiProblems(BackEndCalls calls, WebUiOptions options)
{
    public async Task<IReadOnlyList<string>> FindAsync(IReadOnlyCollection<string> loras, CancellationToken cancellation)
    {
        var models = await calls.GetAsync("sdapi/v1/sd-models", cancellation);
        if (models.Status is 401 or 403)
            return
            [
                $"{calls.Name} refuses user and password: write those of its --api-auth into {WebUiOptions.Section}:User and Password.",
            ];
        if (models.IsMissing)
            return [$"{calls.Name} has no API: start it with --api, and without --nowebui."];
        List<string> problems = [];
        var list = models.Json();
        if (WebUiCheckpoint.Find(list, options.Checkpoint) is null)
            problems.Add(
                $"{calls.Name} has no checkpoint {options.Checkpoint}; it has {Some(WebUiCheckpoint.Names(list))}. Write one of them into {WebUiOptions.Section}:Checkpoint."
            );
        await AddSamplerAsync(problems, cancellation);
        await AddControlNetAsync(problems, cancellation);
        await AddSettingsAsync(problems, cancellation);
        problems.AddRange(loras.Select(WebUiNames.Problem).OfType<string>());
        await AddLorasAsync(problems, [.. loras.Where(lora => WebUiNames.Problem(lora) is null).Distinct()], cancellation);
        return problems;
    }

    private async Task AddSamplerAsync(List<string> problems, CancellationToken cancellation)
    {
        var samplers = await calls.GetAsync("sdapi/v1/samplers", cancellation);
        if (samplers.IsMissing)
            return;
        List<string> names =
        [
            .. samplers
                .Json()
                .Items()
                .SelectMany(sampler => sampler.Items("aliases").Select(alias => alias.Text()).Prepend(sampler.Text("name")))
                .OfType<string>(),
        ];
        if (!names.Contains(options.Sampler, StringComparer.Ordinal))
            problems.Add(
                $"{calls.Name} has no sampler {options.Sampler}; it has {Some(names)}. Write one of them into {WebUiOptions.Section}:Sampler."
            );
    }

    private async Task AddControlNetAsync(List<string> problems, CancellationToken cancellation)
    {
        var version = await calls.GetAsync("controlnet/version", cancellation);
        if (version.IsMissing)
        {
            problems.Add($"{calls.Name} has no ControlNet: install the extension sd-webui-controlnet and start it again.");
            return;
        }

        if (version.Json().Whole("version") is { } number and < 3)
            problems.Add(
                $"{calls.Name} has version {number} of ControlNet's API, too old for the strings that it is sent: update the extension."
            );
        var modules = (await calls.GetAsync("controlnet/module_list?alias_names=true", cancellation)).Json();
        HashSet<string> names =
        [
            .. modules.Items("module_list").Select(module => module.Text()).OfType<string>(),
            .. (modules.Get("module_detail") ?? default).Members().Select(module => module.Name),
        ];
        foreach (var module in (string[])[WebUiNames.Reference, WebUiNames.Lines])
        {
            if (!names.Contains(module))
                problems.Add($"ControlNet of {calls.Name} has no module {module}: update the extension.");
        }

        var settings = await calls.GetAsync("controlnet/settings", cancellation);
        if (settings.IsWell && settings.Json().Whole("control_net_unit_count") is < WebUiRequest.Units)
            problems.Add($"{calls.Name} allows no unit of ControlNet: set “Multi-ControlNet: ControlNet unit number” to 1 or more.");
    }

    /// <summary>Settings without which nothing shows that a picture is what was asked for.</summary>
    private async Task AddSettingsAsync(List<string> problems, CancellationToken cancellation)
    {
        var answer = await calls.GetAsync("sdapi/v1/options", cancellation);
        if (!answer.IsWell)
            return;
        var told = answer.Json();
        if (told.Flag("control_net_no_detectmap") == true)
            problems.Add(
                $"{calls.Name} is set to “Do not append detectmap to output”, so that nothing shows whether ControlNet was applied: switch it off."
            );
        if (told.Flag("lora_add_hashes_to_infotext") == false)
            problems.Add(
                $"{calls.Name} is set not to “Add Lora hashes to infotext”, so that nothing shows whether a LoRA was applied: switch it on."
            );
    }

    private async Task AddLorasAsync(List<string> problems, List<string> wanted, CancellationToken cancellation)
    {
        if (wanted.Count == 0)
            return;
        var there = await NamesAsync(cancellation);
        if (wanted.Exists(lora => !there.Contains(lora)))
        {
            await calls.PostAsync("sdapi/v1/refresh-loras", new JsonObject(), cancellation);
            there = await NamesAsync(cancellation);
        }

        problems.AddRange(
            wanted
                .Where(lora => !there.Contains(lora))
                .Select(lora => $"{calls.Name} has no LoRA {lora}: put its file into the folder models/Lora.")
        );
    }

    private async Task<HashSet<string>> NamesAsync(CancellationToken cancellation) =>
        [
            .. (await calls.GetAsync("sdapi/v1/loras", cancellation))
                .Json()
                .Items()
                .SelectMany(lora => new[] { lora.Text("name"), lora.Text("alias") })
                .OfType<string>(),
        ];

    private static string Some(IEnumerable<string> names) =>
        names.Distinct().ToList() is { Count: > 0 } list
            ? string.Join(", ", list.Take(12)) + (list.Count > 12 ? $" and {list.Count - 12} others" : "")
            : "none";
}
