using System.Text.Json;
using LoraJudge.Data.Providers;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.ComfyUi;
using LoraJudge.Style.Transfer.WebUi;
using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Artists;
using LoraJudge.Web.Features.Models.Registering;
using LoraJudge.Web.Features.Models.Registering.Civitai;
using LoraJudge.Web.Features.Production.Building.Jobs;
using LoraJudge.Web.Features.Production.Demo;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Shared.Settings;
using Microsoft.Extensions.Configuration;

namespace LoraJudge.Web.Tests.Hosting;

/// <summary>appsettings.sample.json is the reference of the settings: it must name all of them, with what holds without it.</summary>
public sealed class SampleSettingsTests
{
    private static readonly string SampleFile = Path.Combine(Repository.Root(), "appsettings.sample.json");

    public static TheoryData<string, object> Sections() =>
        new()
        {
            { StorageOptions.Section, new StorageOptions() },
            { DatabaseOptions.Section, new DatabaseOptions() },
            { ImagingOptions.Section, new ImagingOptions() },
            { EncoderOptions.Section, new EncoderOptions() },
            { SearchOptions.Section, new SearchOptions() },
            { ArtistOptions.Section, new ArtistOptions() },
            { AccountOptions.Section, new AccountOptions() },
            { $"{AccountOptions.Section}:{nameof(AccountOptions.OpenIdConnect)}", new OpenIdConnectSettings() },
            { RegisteringOptions.Section, new RegisteringOptions() },
            { CivitaiOptions.Section, new CivitaiOptions() },
            { WebUiOptions.Section, new WebUiOptions() },
            { ComfyUiOptions.Section, new ComfyUiOptions() },
            { DemoOptions.Section, new DemoOptions() },
            { JobsOptions.Section, new JobsOptions() },
        };

    [Theory]
    [MemberData(nameof(Sections), DisableDiscoveryEnumeration = true)]
    public void A_section_names_every_option_of_its_record(string section, object defaults)
    {
        using var sample = JsonDocument.Parse(
            File.ReadAllText(SampleFile),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }
        );

        var named = section
            .Split(':')
            .Aggregate(sample.RootElement, (within, name) => within.GetProperty(name))
            .EnumerateObject()
            .Select(option => option.Name);

        Assert.Equal(Settable(defaults).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Sections), DisableDiscoveryEnumeration = true)]
    public void A_section_holds_the_defaults(string section, object defaults)
    {
        var bound = new ConfigurationBuilder().AddJsonFile(SampleFile).Build().GetSection(section).Get(defaults.GetType());

        Assert.Equal(defaults, bound);
    }

    private static IEnumerable<string> Settable(object options) =>
        options.GetType().GetProperties().Where(property => property.SetMethod is not null).Select(property => property.Name);
}
