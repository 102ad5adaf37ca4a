using System.CommandLine;
using LoraJudge.Data;
using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Results.Importing;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shared.Progress;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

/// <summary>Studies as files: "study export" and "study import".</summary>
internal static class StudyFilesCommand
{
    public static Command Export()
    {
        var id = new Argument<long>("study") { Description = "Its id." };
        var to = new Option<FileInfo?>("--out") { Description = "The ZIP to write; else study-ID.zip in this folder." };
        var rules = ResultsFilters.All.ToDictionary(name => name, name => new Option<string?>($"--{name}") { Description = Words(name) });
        var command = new Command("export", "Write a study's judgments, figures and files into one ZIP.") { id, to };
        var panelIds = new Option<bool>($"--{ExportContent.PanelIds}")
        {
            Description = "Also write the panel's ids of the participants (panel.csv): not for publication.",
        };
        command.Options.Add(panelIds);
        foreach (var rule in rules.Values)
            command.Options.Add(rule);
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(
                    parsed,
                    AddServices,
                    (services, token) =>
                    {
                        var study = parsed.GetRequiredValue(id);
                        var file = parsed.GetValue(to) ?? new FileInfo(FormattableString.Invariant($"study-{study}.zip"));
                        string? Asked(string name) =>
                            name != ExportContent.PanelIds ? parsed.GetValue(rules[name])
                            : parsed.GetValue(panelIds) ? "true"
                            : null;
                        return ExportAsync(services, study, file, Asked, token);
                    },
                    cancellation
                )
        );
        return command;
    }

    public static Command Import()
    {
        var files = new Argument<FileInfo[]>("files")
        {
            Description = "An exported ZIP; or judgments.csv (or .qrels files, one a participant) with .run files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var owner = new Option<string?>("--owner")
        {
            Description = "E-mail of the account that it belongs to; else administrators alone see it.",
        };
        var title = new Option<string?>("--title") { Description = "Where the files tell none." };
        var control = new Option<string?>("--control")
        {
            Description = "Name of the run that the others are compared with; else the first.",
        };
        var depth = new Option<int>("--depth") { Description = "k: ranks of each run that were judged.", DefaultValueFactory = _ => 10 };
        var scores = new Option<int>("--scores") { Description = "Scores are from 1 to this.", DefaultValueFactory = _ => 4 };
        var command = new Command("import", "Take in a study that was finished elsewhere.") { files, owner, title, control, depth, scores };
        command.SetAction(
            (parsed, cancellation) =>
                VerbHost.RunAsync(
                    parsed,
                    AddServices,
                    (services, token) =>
                        ImportAsync(
                            services,
                            parsed.GetRequiredValue(files),
                            new ImportWords(
                                parsed.GetValue(title) ?? "",
                                parsed.GetValue(control) ?? "",
                                parsed.GetValue(depth),
                                parsed.GetValue(scores)
                            ),
                            parsed.GetValue(owner),
                            token
                        ),
                    cancellation
                )
        );
        return command;
    }

    /// <summary>Neither encoder nor catalogue.</summary>
    private static void AddServices(IServiceCollection services) => services.AddDatabase().AddBlobs().AddExportWork().AddImportWork();

    private static async Task<int> ExportAsync(
        IServiceProvider services,
        long id,
        FileInfo file,
        Func<string, string?> asked,
        CancellationToken cancellation
    )
    {
        var maker = services.GetRequiredService<ExportMaker>();
        using var progress = services.GetRequiredService<ProgressBoard>().Start($"Exporting study {id}", 100);
        var shown = 0;
        void Written(int done, int total)
        {
            progress.Advance((100 * done / total) - shown);
            shown = 100 * done / total;
        }

        // The file appears whole or not at all.
        var unfinished = $"{file.FullName}.unfinished";
        try
        {
            MadeExport made;
            await using (var output = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite))
                made = await maker.WriteAsync(id, asked, output, Written, cancellation);
            await maker.StoreAsync(made, cancellation);
            File.Move(unfinished, file.FullName, overwrite: true);
            AnsiConsole.MarkupLineInterpolated($"{file.FullName}: {made.Bundle.Bytes} bytes, SHA-256 {made.Bundle.Sha256}.");
            return 0;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task<int> ImportAsync(
        IServiceProvider services,
        FileInfo[] files,
        ImportWords words,
        string? owner,
        CancellationToken cancellation
    )
    {
        var opened = files.Select(file => (file.Name, Content: (Stream)file.OpenRead())).ToList();
        try
        {
            var id = await services
                .GetRequiredService<StudyImporter>()
                .ImportAsync(opened, words, await OwnerAsync(services, owner, cancellation), cancellation);
            AnsiConsole.MarkupLineInterpolated($"The study is imported. Its results are at /studies/{id}/results.");
            return 0;
        }
        finally
        {
            opened.ForEach(file => file.Content.Dispose());
        }
    }

    private static async Task<long?> OwnerAsync(IServiceProvider services, string? email, CancellationToken cancellation)
    {
        if (email is null)
            return null;
        await using var context = await services
            .GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>()
            .CreateDbContextAsync(cancellation);
        var normal = email.Trim().ToUpperInvariant();
        return await context
                .Users.Where(user => user.NormalizedEmail == normal)
                .Select(user => (long?)user.Id)
                .SingleOrDefaultAsync(cancellation)
            ?? throw new AccountException($"There is no account {email}: user list shows them.");
    }

    private static string Words(string rule) =>
        rule switch
        {
            ResultsFilters.Relevance => "When an item is relevant, as median-3, mean-2.5 or majority-3; else as the plan says.",
            ResultsFilters.FailedChecks => "Participants who failed more attention checks are left out; keep: nobody is.",
            ResultsFilters.LeastMilliseconds => "Participants with a shorter median response time are left out.",
            ResultsFilters.Alpha => "1 - confidence level of the intervals.",
            ResultsFilters.Seed => "Of the resampled figures.",
            _ => "Of every bootstrap.",
        };
}
