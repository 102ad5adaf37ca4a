using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Studies;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Imaging;

namespace LoraJudge.Web.Tests.Features.Studies.Design;

[Trait("group", "server")]
public sealed class QueriesTests
{
    [Fact]
    public async Task Uploaded_pictures_become_queries_with_codes()
    {
        await using var designer = await Designer.CreateAsync();

        using var answer = await designer.SendFilesAsync(
            "queries",
            "pictures",
            [("a.jpg", Picture(designer, 20)), ("b.jpg", Picture(designer, 21))]
        );

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var topics = await designer.TopicsAsync();
        Assert.Equal(["q01", "q02"], topics.Select(topic => topic.Code));
        Assert.All(topics, topic => Assert.Equal((TopicOrigin.Upload, 96, 96), (topic.Origin, topic.Width, topic.Height)));
        using var thumbnail = await designer.Browser.GetAsync($"{designer.Page}/queries/{topics[0].Id}/160.webp");
        Assert.Equal("image/webp", thumbnail.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Files_that_are_no_pictures_are_named_and_the_others_taken()
    {
        await using var designer = await Designer.CreateAsync();
        var damaged = Picture(designer, 22)[..200];

        using var answer = await designer.SendFilesAsync(
            "queries",
            "pictures",
            [
                ("notes.txt", "no picture"u8.ToArray()),
                ("good.jpg", Picture(designer, 20)),
                ("half.jpg", damaged),
                ("again.jpg", Picture(designer, 20)),
            ]
        );

        var page = await Designer.RefusedAsync(answer);
        Assert.Contains("1 picture was added. Not taken: notes.txt: ", page, StringComparison.Ordinal);
        Assert.Contains("half.jpg: ", page, StringComparison.Ordinal);
        Assert.Contains("again.jpg: this picture is a query already.", page, StringComparison.Ordinal);
        Assert.Single(await designer.TopicsAsync());
    }

    [Fact]
    public async Task A_picture_that_cannot_be_judged_is_no_query()
    {
        await using var designer = await Designer.CreateAsync();

        using var answer = await designer.SendFilesAsync(
            "queries",
            "pictures",
            [
                ("ink.png", StoredPictures.Read("white-ink-on-nothing.png")),
                ("wide.png", StoredPictures.Read("wide.png")),
                ("render.tif", StoredPictures.Read("float-0-to-255.tif")),
            ]
        );

        var page = await Designer.RefusedAsync(answer);
        Assert.Contains("ink.png: The middle square of the picture has only one colour", page, StringComparison.Ordinal);
        Assert.Contains("wide.png: The picture has 20000 × 8 pixels, which is too narrow", page, StringComparison.Ordinal);
        Assert.Contains("render.tif: The picture stores its colours as floating-point numbers", page, StringComparison.Ordinal);
        Assert.Empty(await designer.TopicsAsync());
    }

    [Fact]
    public async Task Held_out_pictures_are_of_different_models_and_evenly_of_all_samples()
    {
        await using var designer = await Designer.CreateAsync();

        await designer.SavedAsync("held-out", new() { ["count"] = "12" });

        var topics = await designer.TopicsAsync();
        Assert.All(topics, topic => Assert.Equal(TopicOrigin.HeldOut, topic.Origin));
        Assert.Equal(12, topics.Select(topic => topic.ReferenceImage!.LoraModelId).Distinct().Count());
        Assert.All(topics.CountBy(topic => topic.ReferenceImage!.SampleImageId), sample => Assert.Equal(2, sample.Value));
    }

    [Fact]
    public async Task The_same_seed_holds_the_same_pictures_out()
    {
        await using var designer = await Designer.CreateAsync();
        await designer.SavedAsync("items", new() { ["seed"] = "5" });
        await designer.SavedAsync("held-out", new() { ["count"] = "4" });
        var first = (await designer.TopicsAsync()).ConvertAll(topic => topic.ReferenceImageId);
        await designer.SavedAsync("queries/remove", new() { ["topic"] = "all" });

        await designer.SavedAsync("held-out", new() { ["count"] = "4" });

        Assert.Equal(first, (await designer.TopicsAsync()).ConvertAll(topic => topic.ReferenceImageId));
        await designer.SavedAsync("queries/remove", new() { ["topic"] = "all" });
        await designer.SavedAsync("items", new() { ["seed"] = "6" });
        await designer.SavedAsync("held-out", new() { ["count"] = "4" });
        Assert.NotEqual(first, (await designer.TopicsAsync()).ConvertAll(topic => topic.ReferenceImageId));
    }

    [Fact]
    public async Task More_held_out_pictures_than_models_are_refused_with_how_many_there_are()
    {
        await using var designer = await Designer.CreateAsync();

        var page = await designer.RefusedAsync("held-out", new() { ["count"] = "13" });

        Assert.Contains("12 models are left", page, StringComparison.Ordinal);
        Assert.Empty(await designer.TopicsAsync());
    }

    [Fact]
    public async Task A_removed_uploads_file_goes_unless_something_else_needs_it()
    {
        await using var designer = await Designer.CreateAsync();
        var blobs = designer.Portal.Get<IBlobStore>();
        using var answer = await designer.SendFilesAsync(
            "queries",
            "pictures",
            [("own.jpg", Picture(designer, 20)), ("catalogue.jpg", Picture(designer, 3))]
        );
        var topics = await designer.TopicsAsync();
        Assert.True(await blobs.ExistsAsync(topics[0].BlobSha256));

        foreach (var topic in topics)
            await designer.SavedAsync("queries/remove", new() { ["topic"] = $"{topic.Id}" });

        Assert.Empty(await designer.TopicsAsync());
        Assert.False(await blobs.ExistsAsync(topics[0].BlobSha256));
        Assert.True(await blobs.ExistsAsync(topics[1].BlobSha256));
    }

    private static byte[] Picture(Designer designer, int style) => SeededCatalogue.Picture(designer.Portal.Get<IImageDecoder>(), style, 1);
}
