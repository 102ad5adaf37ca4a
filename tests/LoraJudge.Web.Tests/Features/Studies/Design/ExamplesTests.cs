using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Design;

[Trait("group", "server")]
public sealed class ExamplesTests
{
    [Fact]
    public async Task Examples_are_a_models_own_pictures_and_those_of_another()
    {
        await using var designer = await Designer.CreateAsync();

        await designer.SavedAsync("examples", new() { ["do"] = "make" });

        var plan = (await designer.StudyAsync()).Plan;
        foreach (var pair in (IReadOnlyList<StudyExample>[])[plan.Examples, plan.Practice])
        {
            Assert.Equal([(3, 4), (1, 2)], pair.Select(example => (example.Least, example.Most)));
            var own = Assert.Single(await ModelsAsync(designer, [pair[0].SampleSha256, .. pair[0].PictureSha256s]));
            Assert.DoesNotContain(own, await ModelsAsync(designer, pair[1].PictureSha256s));
        }
    }

    [Fact]
    public async Task Words_of_an_example_are_edited_and_an_example_removed()
    {
        await using var designer = await Designer.CreateAsync();
        await designer.SavedAsync("examples", new() { ["do"] = "make" });

        await designer.SavedAsync("examples", new() { ["do"] = "save", ["example.0"] = " The same brush. " });
        await designer.SavedAsync("examples", new() { ["do"] = "remove.practice.0" });

        var plan = (await designer.StudyAsync()).Plan;
        Assert.Equal("The same brush.", plan.Examples[0].Words);
        Assert.Equal(1, Assert.Single(plan.Practice).Least);
    }

    [Fact]
    public async Task Examples_show_no_query()
    {
        await using var designer = await Designer.CreateAsync();
        await designer.SavedAsync("held-out", new() { ["count"] = "12" });

        await designer.SavedAsync("examples", new() { ["do"] = "make" });

        var plan = (await designer.StudyAsync()).Plan;
        var shown = plan.Examples.Concat(plan.Practice).SelectMany(example => example.PictureSha256s.Prepend(example.SampleSha256));
        Assert.Empty(shown.Intersect((await designer.TopicsAsync()).Select(topic => topic.BlobSha256), StringComparer.Ordinal));
    }

    /// <summary>The models that all of the pictures may be of.</summary>
    private static async Task<HashSet<long>> ModelsAsync(Designer designer, IReadOnlyList<string> pictures)
    {
        var rows = await designer.ReadAsync(context =>
            context.ReferenceImages.Where(image => pictures.Contains(image.BlobSha256)).ToListAsync()
        );
        return pictures
            .Select(picture => rows.Where(image => image.BlobSha256 == picture).Select(image => image.LoraModelId).ToHashSet())
            .Aggregate(
                (all, own) =>
                {
                    all.IntersectWith(own);
                    return all;
                }
            );
    }
}
