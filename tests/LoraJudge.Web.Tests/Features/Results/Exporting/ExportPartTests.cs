using System.Security.Claims;
using Bunit;
using LoraJudge.Domain.Studies;
using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Results.Figures;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

[Trait("group", "server")]
public sealed class ExportPartTests
{
    [Fact]
    public async Task Exports_are_listed_with_what_became_of_them()
    {
        await using var study = await ExportedStudy.CreateAsync();
        await using var context = await study.Portal.OpenAsync();
        context.AddRange(Bundle(study.Id, kept: true), Bundle(study.Id, kept: false, reason: "A participant withdrew."));
        await context.SaveChangesAsync();

        var owner = await context.Users.Select(user => user.Id).SingleAsync();
        await using var page = new BunitContext();
        var part = Render(page, study, await ResultsAsync(study), owner);

        var rows = part.FindAll("[data-testid=export]");
        Assert.Equal(2, rows.Count);
        Assert.Contains("A participant withdrew.", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Single(part.FindAll("[data-testid=download-export]"));
        Assert.Equal("mean-3", part.Find("input[name=relevance]").GetAttribute("value"));
        Assert.Equal("mean", part.Find("input[name=grade]").GetAttribute("value"));
    }

    [Fact]
    public async Task Another_account_sees_no_exports()
    {
        await using var study = await ExportedStudy.CreateAsync();
        await using var context = await study.Portal.OpenAsync();
        context.Add(Bundle(study.Id, kept: true));
        await context.SaveChangesAsync();

        await using var page = new BunitContext();
        var part = Render(page, study, await ResultsAsync(study), account: 999);

        Assert.Empty(part.FindAll("[data-testid=export]"));
    }

    private static async Task<StudyResults> ResultsAsync(ExportedStudy study)
    {
        var data = await study.DataAsync();
        return StudyResults.Compute(
            data,
            ResultsOptions.Of(data.Study) with
            {
                Relevance = new RelevanceRule(Aggregation.Mean, 3),
                Resamples = 100,
            }
        );
    }

    private static IRenderedComponent<ExportPart> Render(BunitContext page, ExportedStudy study, StudyResults results, long account)
    {
        page.AddAuthorization().SetAuthorized("somebody").SetClaims(new Claim(ClaimTypes.NameIdentifier, $"{account}"));
        page.Services.AddSingleton(study.Portal.Get<ExportJobs>());
        page.Services.AddSingleton(study.Portal.Get<ExportList>());
        page.Services.AddSingleton<AntiforgeryStateProvider, NoToken>();
        return page.Render<ExportPart>(parameters => parameters.Add(part => part.Results, results));
    }

    private static ExportBundle Bundle(long study, bool kept, string? reason = null) =>
        new()
        {
            StudyId = study,
            MadeUtc = DateTime.UnixEpoch,
            Sha256 = new string('a', 64),
            Fingerprint = new string('b', 64),
            IsKept = kept,
            SupersededUtc = reason is null ? null : DateTime.UnixEpoch,
            SupersededReason = reason,
        };

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
