using LoraJudge.Testing.Packages;

namespace LoraJudge.Web.Tests.Packages;

public sealed class ShippedVersionsTests
{
    /// <summary>The first versions without an advisory, of packages that other packages bring in older ones of.</summary>
    [Theory]
    [InlineData("Newtonsoft.Json", "13.0.4")]
    [InlineData("SharpZipLib", "1.3.3")]
    [InlineData("SkiaSharp", "2.88.6")]
    [InlineData("Snappier", "1.1.1")]
    [InlineData("Azure.Identity", "1.11.4")]
    [InlineData("Microsoft.Identity.Client", "4.61.3")]
    [InlineData("Microsoft.Data.SqlClient", "5.1.3")]
    [InlineData("Microsoft.IdentityModel.JsonWebTokens", "7.1.2")]
    [InlineData("System.IdentityModel.Tokens.Jwt", "7.1.2")]
    [InlineData("Google.Protobuf", "3.15.0")]
    public void No_shipped_package_is_older_than_its_first_version_without_a_known_vulnerability(string package, string first) =>
        Assert.All(
            ShippedPackages.OfTheBuild().Where(shipped => shipped.Name == package),
            shipped => Assert.True(Version.Parse(shipped.Version) >= Version.Parse(first), shipped.ToString())
        );
}
