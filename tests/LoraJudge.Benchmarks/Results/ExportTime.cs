using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using LoraJudge.Data;
using LoraJudge.Data.Accounts;
using LoraJudge.Data.Providers;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Benchmarks.Results;

/// <summary>What the export of a study of about 100,000 judgments costs the running portal: asked for by a script, to the last byte.</summary>
internal static class ExportTime
{
    private const double WantedSeconds = 10;
    private const double WantedMegabytes = 300;
    private const int Rounds = 6;
    private const int Views = 3;
    private const string Email = "bench@example.org";
    private const string Password = "correct horse battery";
    private const string Token = "lorajudge_of-the-benchmark";
    private const double Megabyte = 1024 * 1024;

    private static readonly JudgedStudySize Size = new(Topics: 400, Raters: 8, BlocksAParticipant: 1);

    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(20);

    public static async Task<int> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        var added = await BuiltProgram.AddUserAsync(folder.Path, Email, Password, PortalRoles.Researcher);
        if (added.ExitCode != 0)
            throw new InvalidOperationException(added.Output);
        var id = await StudyAsync(folder.Path);
        await using var portal = await PortalProcess.StartAsync(folder.Path, "Demo:Enabled=false");
        portal.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        await Task.Delay(Settles);
        var idle = portal.Memory ?? 0;
        Console.WriteLine($"idle: {idle / Megabyte:F0} MB, at most {(portal.PeakMemory ?? 0) / Megabyte:F0} MB since the start");
        await PageAsync(portal, id);
        var slowest = 0.0;
        for (var round = 0; round < Rounds; round++)
            slowest = Math.Max(slowest, await RoundAsync(portal, id, idle, round));
        var more = ((portal.PeakMemory ?? 0) - idle) / Megabyte;
        Console.WriteLine($"wanted: under {WantedSeconds:F0} s and {WantedMegabytes:F0} MB above the idle portal");
        return slowest < WantedSeconds && more < WantedMegabytes ? 0 : 1;
    }

    /// <summary>The results page as a browser gets it, the first time and again.</summary>
    private static async Task PageAsync(PortalProcess portal, long id)
    {
        using var browser = new HttpClient { BaseAddress = portal.Address };
        var form = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var fields = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                [AntiforgeryToken.Field] = AntiforgeryToken.Of(form),
                ["email"] = Email,
                ["password"] = Password,
                ["return"] = "/account",
            }
        );
        using var signedIn = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), fields);
        signedIn.EnsureSuccessStatusCode();
        for (var view = 0; view < Views; view++)
        {
            var began = Stopwatch.GetTimestamp();
            var page = await browser.GetStringAsync(new Uri($"/studies/{id}/results", UriKind.Relative));
            Console.WriteLine(
                $"results page, view {view}: {Stopwatch.GetElapsedTime(began).TotalSeconds:F2} s, {page.Length / 1024} KiB, wanted under 2 s"
            );
        }
    }

    private static async Task<double> RoundAsync(PortalProcess portal, long id, long idle, int round)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await portal.Client.GetAsync(new Uri($"/api/studies/{id}/export", UriKind.Relative));
        var zip = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine(
            $"{round}: {zip.Length / Megabyte:F1} MB in {seconds:F2} s; peak {((portal.PeakMemory ?? 0) - idle) / Megabyte:F0} MB above the idle portal"
        );
        return seconds;
    }

    private static async Task<long> StudyAsync(string folder)
    {
        await using var services = new ServiceCollection().AddLoraJudgeData(new DatabaseOptions(), folder).BuildServiceProvider();
        await using var context = await services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>().CreateDbContextAsync();
        var owner = await context.Users.Select(user => user.Id).SingleAsync();
        context.Add(
            new ApiToken
            {
                UserId = owner,
                Name = "benchmark",
                CreatedUtc = DateTime.UnixEpoch,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Token))),
            }
        );
        await context.SaveChangesAsync();
        return await JudgedStudy.CreateAsync(context, Size, owner);
    }
}
