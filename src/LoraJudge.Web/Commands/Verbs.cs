using System.CommandLine;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Commands;

/// <summary>The program's command line. Without a verb it serves the portal.</summary>
internal static class Verbs
{
    public static readonly Option<string[]> Settings = new("--set")
    {
        Description = "A setting for this call, as Section:Key=value; may be given several times.",
        HelpName = "KEY=VALUE",
        Recursive = true,
    };

    /// <param name="serve">Serves the portal until it is stopped; takes the arguments that are no verb's.</param>
    /// <param name="stop">Stops a verb or the portal; null where a test hosts the portal.</param>
    /// <returns>The exit code: 0 done, 1 failed, 2 done but for files that were left out, 130 a verb that was stopped.</returns>
    internal static async Task<int> RunAsync(string[] args, Func<string[], StopSignals?, Task> serve, StopSignals? stop)
    {
        var root = new RootCommand("LoraJudge finds the LoRA models that give any picture the style of one picture.")
        {
            // The web host has options of its own, as --urls.
            TreatUnmatchedTokensAsErrors = false,
        };
        root.Options.Add(Settings);
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(ModelsCommand.Create());
        root.Subcommands.Add(SamplesCommand.Create());
        root.Subcommands.Add(BuildCommand.Create());
        root.Subcommands.Add(TrainCommand.Create());
        root.Subcommands.Add(EvaluateCommand.Create());
        root.Subcommands.Add(ReproduceCommand.Create());
        root.Subcommands.Add(EncoderCommand.Create());
        root.Subcommands.Add(StudyCommand.Create());
        root.Subcommands.Add(UserCommand.Create());
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(WeightsCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        root.SetAction(
            async (parsed, _) =>
            {
                if (parsed.UnmatchedTokens.FirstOrDefault() is { } token && !token.StartsWith('-') && !token.Contains('='))
                {
                    await Console.Error.WriteLineAsync($"There is no verb \"{token}\". --help lists them.");
                    return 1;
                }

                await serve([.. parsed.UnmatchedTokens, .. AsArguments(parsed)], stop);
                return 0;
            }
        );
        // Its own handling of signals would keep them from the portal until its timeout is over.
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await root.Parse(args).InvokeAsync(configuration, stop?.Asked ?? CancellationToken.None);
    }

    /// <summary>The settings of this call as the host's command-line configuration takes them.</summary>
    public static string[] AsArguments(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return [.. (parsed.GetValue(Settings) ?? []).Select(setting => $"--{setting}")];
    }
}
