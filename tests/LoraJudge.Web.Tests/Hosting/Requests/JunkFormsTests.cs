namespace LoraJudge.Web.Tests.Hosting.Requests;

[Trait("group", "server")]
public sealed class JunkFormsTests(RequestSite site) : IClassFixture<RequestSite>
{
    private static readonly IReadOnlyList<string> Junk =
    [
        "abc",
        "99999999999999999999",
        "9223372036854775807",
        "-1",
        "NaN",
        "1e400",
        "",
        "\0\r\n\u0001",
        "\ud83d",
        new('x', 20_000),
    ];

    /// <summary>What would end the journey of the others.</summary>
    private static readonly string[] Last = ["/sign-out", "/remove", "/delete", "/withdraw", "/retire", "/run", "/account"];

    [Fact]
    public async Task No_value_of_a_field_is_the_servers_fault()
    {
        List<string> faults = [];
        var forms = await FormsAsync();

        foreach (var form in forms.OrderBy(form => Array.FindIndex(Last, form.Action.EndsWith)).ThenBy(form => form.Action))
        {
            foreach (var name in form.Names)
            {
                foreach (var value in Junk)
                    await SendAsync(form, name, value, faults);
            }
        }

        Assert.True(forms.Count > 25, $"Only {forms.Count} forms were found.");
        RequestSite.AssertNone(faults);
    }

    private async Task SendAsync(SentForm form, string name, string value, List<string> faults)
    {
        using var content = form.With(name, value);
        using var answer = await site.Administrator.PostAsync(new Uri(form.Action, UriKind.Relative), content);
        if (form.Action == "/sign-out")
            await site.SignInAsync();
        var complaints = site.Complaints();
        if ((int)answer.StatusCode >= 500 || complaints.Count > 0)
            faults.Add(
                $"{(int)answer.StatusCode} {form.Action} {name}={value[..Math.Min(value.Length, 24)]} {string.Join(" | ", complaints)}"
            );
    }

    /// <summary>Of every page, once each.</summary>
    private async Task<IReadOnlyList<SentForm>> FormsAsync()
    {
        List<SentForm> forms = [];
        foreach (var endpoint in SiteEndpoints.Of(site.Portal, "GET").Where(endpoint => SiteEndpoints.Page(endpoint) is not null))
        {
            var address = site.Addresses.Of(endpoint.RoutePattern);
            using var answer = await site.Administrator.GetAsync(new Uri(address, UriKind.Relative));
            forms.AddRange(SentForm.OfPage(address, await answer.Content.ReadAsStringAsync()));
        }

        return [.. forms.DistinctBy(form => (form.Action, string.Join(',', form.Names)))];
    }
}
