using System.CommandLine;
using LoraJudge.Data;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Operations.Health;
using LoraJudge.Web.Features.Production.BackEnds;
using LoraJudge.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Say what works on this machine, and how to mend what does not.");
        command.SetAction((parsed, cancellation) => VerbHost.RunAsync(parsed, RunAsync, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (UnknownSettings.Describe(services.GetRequiredService<IConfiguration>()).Count == 0)
            AnsiConsole.MarkupLine("[green]Settings[/] All keys are known.");
        else
            AnsiConsole.MarkupLine("[red]Settings[/] Keys that are not known have no effect: they are named above.");
        await using (
            var context = await services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>().CreateDbContextAsync(cancellation)
        )
        {
            var models = await context.LoraModels.CountAsync(cancellation);
            var pictures = await context.ReferenceImages.CountAsync(cancellation);
            AnsiConsole.MarkupLineInterpolated(
                $"[green]Database[/] {context.Database.ProviderName}: {models} models, {pictures} reference pictures."
            );
        }

        var vips = string.Join('.', Enumerable.Range(0, 3).Select(part => NetVips.NetVips.Version(part)));
        AnsiConsole.MarkupLineInterpolated($"[green]Pictures[/] libvips {vips}.");
        var description = await services.GetRequiredService<IStyleEncoder>().ReadyAsync(cancellation);
        AnsiConsole.MarkupLineInterpolated(
            $"[green]Encoder[/] {description.Name} on {description.Device}: {description.Dimensions} {(description.IsStyleSpace ? "dimensions" : "statistics")} of {description.InputEdge}×{description.InputEdge} pixels.{EncoderOrigin.Describe(description)}"
        );
        var looks = services.GetRequiredService<BackEndLooks>();
        await looks.LookAsync(cancellation);
        foreach (var backEnd in looks.Known())
            Write(backEnd);
        return 0;
    }

    private static void Write(BackEndView backEnd)
    {
        var look = backEnd.Look!;
        var loras = look.Loras is { } list ? $", {list.Count} LoRA models" : "";
        var state =
            look.IsReady ? "is ready"
            : look.Answers ? "lacks something"
            : "does not answer";
        AnsiConsole.MarkupInterpolated(look.IsReady ? (FormattableString)$"[green]Back end[/] " : $"[red]Back end[/] ");
        AnsiConsole.WriteLine($"{backEnd.Title} {state}{loras}. {backEnd.Where}.");
        foreach (var problem in look.Problems)
            AnsiConsole.WriteLine($"  {problem}");
    }
}
