using System.Xml.Linq;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Pictures;

namespace LoraJudge.Web.Tests.Features.Results.Pictures;

public sealed class ResultPictureTests
{
    private static readonly StudyResults Results = Compute(
        new()
        {
            Rankings = [("A", [.. Enumerable.Repeat("ab", 6)]), ("B", [.. Enumerable.Repeat("bc", 6)])],
            Scores =
            [
                ["414", "323", "214", "441", "131", "422"],
                ["424", "333", "114", "431", "132", "412"],
            ],
        }
    );

    public static TheoryData<string> Names { get; } = new("precision", "differences", "ratings", "agreement", "first-relevant");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_has_caption_and_words_for_those_who_do_not_see_it(string name)
    {
        var picture = Find(name);

        Assert.EndsWith(".", picture.Caption);
        Assert.EndsWith(".", picture.Alternative);
        Assert.NotEmpty(picture.Title);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SVG_and_PNG_show_the_same_at_two_sizes(string name)
    {
        var picture = Find(name);

        var svg = XElement.Parse(picture.ToSvg());
        var png = new NetVipsImageDecoder(new ImagingOptions()).Decode(picture.ToPng());

        Assert.Equal($"0 0 {ResultPicture.Width} {picture.Height}", svg.Attribute("viewBox")!.Value);
        Assert.Equal(picture.Alternative, svg.Element(svg.Name.Namespace + "desc")!.Value);
        Assert.Equal((2 * ResultPicture.Width, 2 * picture.Height), (png.Width, png.Height));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Drawn_twice_it_is_the_same_file(string name)
    {
        Assert.Equal(Find(name).ToSvg(), Find(name).ToSvg());
        Assert.Equal(Find(name).ToPng(), Find(name).ToPng());
    }

    [Fact]
    public void Nothing_judged_gives_no_picture() =>
        Assert.Empty(ResultPictures.Of(Compute(new() { Rankings = [("A", ["ab"]), ("B", ["cb"])] })));

    [Fact]
    public void One_judgment_gives_the_pictures_that_it_has_something_for() =>
        Assert.Equal(
            ["precision", "ratings", "first-relevant"],
            ResultPictures
                .Of(
                    Compute(
                        new()
                        {
                            Rankings = [("A", ["ab"]), ("B", ["cb"])],
                            Scores =
                            [
                                ["4.."],
                            ],
                        }
                    )
                )
                .Select(picture => picture.Name)
        );

    [Fact]
    public void A_first_relevant_result_below_the_depth_is_drawn_as_none()
    {
        var picture = ResultPictures
            .Of(
                Compute(
                    new()
                    {
                        Rankings = [("A", ["cde"]), ("B", ["abc"])],
                        Scores =
                        [
                            ["1141"],
                        ],
                    }
                )
            )
            .Single(one => one.Name == "first-relevant");

        Assert.Equal("A: first in 1, none in 0 of 1. B: first in 0, none in 1 of 1.", picture.Alternative);
        Assert.Contains("none", picture.ToSvg());
    }

    [Theory]
    [InlineData(25)]
    [InlineData(1000)]
    public void Ranks_of_a_deep_study_are_named_as_far_as_there_is_room(int depth)
    {
        var picture = ResultPictures
            .Of(
                Compute(
                    new()
                    {
                        Rankings = [("A", ["ab"]), ("B", ["cb"])],
                        Depth = depth,
                        Scores =
                        [
                            ["413"],
                        ],
                    }
                )
            )
            .Single(one => one.Name == "first-relevant");

        var words = XElement
            .Parse(picture.ToSvg())
            .Descendants()
            .Where(one => one.Name.LocalName == "text")
            .Select(one => one.Value.Trim());
        Assert.InRange(words.Count(), 10, 40);
    }

    private static ResultPicture Find(string name) => ResultPictures.Of(Results).Single(picture => picture.Name == name);

    private static StudyResults Compute(StudySketch sketch)
    {
        var data = sketch.Data();
        return StudyResults.Compute(data, ResultsOptions.Of(data.Study));
    }
}
