using LoraJudge.Web.Features.Models.LoraFiles;

namespace LoraJudge.Web.Tests.Features.Models.LoraFiles;

/// <summary>Files as trainers, sites and disks leave them.</summary>
public sealed class FoundLoraTests
{
    [Theory]
    [InlineData("pony", "Pony")]
    [InlineData("ai-toolkit-sd15", "SD 1.5")]
    [InlineData("metadata-null", null)]
    public async Task What_people_have_is_taken(string file, string? baseModel) =>
        Assert.Equal(baseModel, (await ReadAsync(file)).Header.BaseModel);

    [Theory]
    [InlineData("web-page", "is a web page, not a model")]
    [InlineData("trailing-bytes", "64 bytes follow its last tensor")]
    public async Task What_is_none_is_refused_with_the_reason(string file, string reason)
    {
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(file));

        Assert.Contains(reason, refused.Message);
    }

    private static Task<LoraReading> ReadAsync(string file) =>
        LoraFile.ReadAsync(
            Path.Combine(Repository.Root(), "tests/LoraJudge.Web.Tests/Features/Models/LoraFiles/Cases", $"{file}.safetensors"),
            CancellationToken.None
        );
}
