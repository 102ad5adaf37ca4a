using System.Net.Sockets;
using LoraJudge.Web.Features.Studies;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shared.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LoraJudge.Web.Tests.Hosting;

public sealed class MendableFailureTests
{
    [Theory]
    [InlineData(5, "locked by another program")]
    [InlineData(6, "locked by another program")]
    [InlineData(8, "cannot be written")]
    [InlineData(10, "does not answer as it should")]
    [InlineData(11, "is damaged")]
    [InlineData(13, "disk with the database is full")]
    [InlineData(14, "cannot be opened")]
    [InlineData(26, "is not a SQLite database")]
    public void What_SQLite_cannot_do_is_told_also_where_it_was_saving(int code, string expected) =>
        Assert.Contains(
            expected,
            MendableFailure.Describe(new DbUpdateException("Saving failed.", new SqliteException("SQLite Error: 'what it says'.", code))),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_full_disk_is_told_with_what_to_do()
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("This system has no /dev/full.");
        var failure = await Assert.ThrowsAsync<IOException>(() => File.WriteAllTextAsync("/dev/full", "anything"));

        Assert.StartsWith("The disk is full: free some space", MendableFailure.Describe(failure), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lacking_right_is_told_with_the_place()
    {
        var told = MendableFailure.Describe(new UnauthorizedAccessException("Access to the path '/srv/data' is denied."));

        Assert.StartsWith("Access to the path '/srv/data' is denied. Give the account", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_told_with_what_to_check()
    {
        var failure = await Assert.ThrowsAnyAsync<IOException>(() => File.ReadAllTextAsync("/nowhere/at/all"));

        Assert.Contains("Check the path", MendableFailure.Describe(failure), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_the_setting()
    {
        await using var connection = new SqlConnection("Server=tcp:127.0.0.1,1;Database=x;User Id=x;Password=x;Connect Timeout=2");
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            connection.OpenAsync(SqlConnectionOverrides.OpenWithoutRetry, TestContext.Current.CancellationToken)
        );

        // A machine without ICU fails earlier, which can be mended as well.
        Assert.StartsWith(
            failure is NotSupportedException ? "SQL Server cannot be used" : "SQL Server cannot be reached",
            MendableFailure.Describe(failure),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://localhost:99999")]
    [InlineData("https://localhost:0")]
    [InlineData("http://192.0.2.1:5000")]
    public async Task An_address_that_cannot_be_listened_at_is_told_with_another(string address) =>
        Assert.Contains("--urls http://localhost:5001", MendableFailure.Describe(await ListeningAsync(address)), StringComparison.Ordinal);

    [Fact]
    public async Task An_address_that_is_taken_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var told = MendableFailure.Describe(await ListeningAsync($"http://{other.LocalEndpoint}"));

        Assert.StartsWith($"http://{other.LocalEndpoint} is taken by another program", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_that_is_not_everybodys_is_told() =>
        Assert.Contains(
            "ports below 1024",
            MendableFailure.Describe(new SocketException((int)SocketError.AccessDenied)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Wrong_settings_are_told_in_their_own_words() =>
        Assert.Equal(
            "Storage:Folder is empty: write a folder.",
            MendableFailure.Describe(
                new AggregateException(
                    new OptionsValidationException("", typeof(StorageOptions), ["Storage:Folder is empty: write a folder."])
                )
            )
        );

    [Theory]
    [InlineData("Imaging:MaxBytes", "1e", "Imaging:MaxBytes is \"1e\": write a whole number.")]
    [InlineData("Demo:Enabled", "yes", "Demo:Enabled is \"yes\": write true or false.")]
    [InlineData("Search:KeepUploads", "a day", "Search:KeepUploads is \"a day\": write a time as days.hours:minutes:seconds.")]
    public void A_value_of_another_kind_is_told_with_its_kind(string key, string value, string expected)
    {
        var (section, name) = (key.Split(':')[0], key.Split(':')[1]);
        var type = UnknownSettingsTests.Record(section);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build().GetSection(section);

        var failure = Assert.Throws<InvalidOperationException>(() => settings.Get(type));

        Assert.StartsWith(expected, MendableFailure.Describe(failure), StringComparison.Ordinal);
        Assert.NotNull(type.GetProperty(name));
    }

    [Fact]
    public void What_the_program_says_itself_is_told_as_it_is() =>
        Assert.Equal("There is no such study.", MendableFailure.Describe(new StudyException("There is no such study.")));

    [Fact]
    public void The_programs_own_faults_are_not_made_little_of()
    {
        Assert.Null(MendableFailure.Describe(new InvalidOperationException("Not thrown by this program.")));
        Assert.Null(MendableFailure.Describe(new NullReferenceException()));
    }

    private static async Task<Exception> ListeningAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls(address);
        await using var app = builder.Build();
        var failure = await Record.ExceptionAsync(() => app.StartAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(failure);
        return failure;
    }
}
