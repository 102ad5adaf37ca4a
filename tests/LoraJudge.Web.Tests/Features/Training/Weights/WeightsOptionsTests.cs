using LoraJudge.Web.Features.Training.Weights;

namespace LoraJudge.Web.Tests.Features.Training.Weights;

public sealed class WeightsOptionsTests
{
    [Fact]
    public void Nothing_is_wrong_with_the_defaults() => Assert.Null(new WeightsOptions().Problem());

    [Theory]
    [InlineData("vgg19.safetensors")]
    [InlineData("ftp://example.org/vgg19.safetensors")]
    [InlineData("file:///vgg19.safetensors")]
    public void Only_web_addresses_are_taken(string url) =>
        Assert.StartsWith("Weights:Url is no http or https address", new WeightsOptions { Url = url }.Problem(), StringComparison.Ordinal);

    [Fact]
    public void A_password_in_the_address_is_refused_and_not_repeated()
    {
        var problem = new WeightsOptions { Url = "https://somebody:secret@example.org/vgg19.safetensors" }.Problem();

        Assert.StartsWith("Weights:Url holds a name or password", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void A_hash_is_64_hexadecimal_digits(string hash) =>
        Assert.StartsWith("Weights:Sha256 is no SHA-256", new WeightsOptions { Sha256 = hash }.Problem(), StringComparison.Ordinal);

    [Fact]
    public void A_limit_below_a_megabyte_is_refused() =>
        Assert.StartsWith("Weights:MaxBytes is 5", new WeightsOptions { MaxBytes = 5 }.Problem(), StringComparison.Ordinal);
}
