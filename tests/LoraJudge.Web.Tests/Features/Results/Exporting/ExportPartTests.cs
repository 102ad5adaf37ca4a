using System.Security.Claims;
using Bunit;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Exporting;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

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
        var part = Render(page, study, owner);

        var rows = part.FindAll("[data-testid=export]");
        Assert.Equal(2, rows.Count);
        Assert.Contains("A participant withdrew.", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Single(part.FindAll("[data-testid=download-export]"));
        Assert.Equal("mean-3", part.Find("input[name=relevance]").GetAttribute("value"));
    }

    [Fact]
    public async Task Another_account_sees_no_exports()
    {
        await using var study = await ExportedStudy.CreateAsync();
        await using var context = await study.Portal.OpenAsync();
        context.Add(Bundle(study.Id, kept: true));
        await context.SaveChangesAsync();

        await using var page = new BunitContext();
        var part = Render(page, study, account: 999);

        Assert.Empty(part.FindAll("[data-testid=export]"));
    }

    private static IRenderedComponent<ExportPart> Render(BunitContext page, ExportedStudy study, long account)
    {
        page.AddAuthorization().SetAuthorized("somebody").SetClaims(new Claim(ClaimTypes.NameIdentifier, $"{account}"));
        page.Services.AddSingleton(study.Portal.Get<ExportJobs>());
        page.Services.AddSingleton(study.Portal.Get<ExportList>());
        page.Services.AddSingleton<AntiforgeryStateProvider, NoToken>();
        return page.Render<ExportPart>(parameters =>
            parameters
                .Add(part => part.StudyId, study.Id)
                .Add(part => part.Filters, new Dictionary<string, string>(StringComparer.Ordinal) { ["relevance"] = "mean-3" })
        );
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
