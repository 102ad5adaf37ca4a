using System.Xml.Linq;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Experiments;
using LoraJudge.Domain.Studies;
using LoraJudge.Testing.Encoding;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results.Pictures;

[Trait("group", "server")]
public sealed class EncoderPictureTests
{
    [Fact]
    public async Task Losses_and_roc_of_the_methods_encoders_are_pictures_of_the_results()
    {
        await using var study = await ResultsStudy.CreateAsync();
        await GiveEncodersAsync(study);

        var page = await study.ShownAsync();
        var roc = await study.Owner.GetStringAsync(new Uri($"{study.Page}/pictures/roc.svg", UriKind.Relative));
        var loss = await study.Owner.GetStringAsync(new Uri($"{study.Page}/pictures/loss.svg", UriKind.Relative));

        Assert.Contains("pictures/roc.svg", page, StringComparison.Ordinal);
        Assert.Contains("pictures/loss.svg", page, StringComparison.Ordinal);
        Assert.Contains("Proposed: area 0.75.", Description(roc), StringComparison.Ordinal);
        Assert.Contains("Proposed: 0.90 in the first epoch, 0.30 in the last of 3.", Description(loss), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_of_an_encoder_as_it_is_adapted_to_the_catalogue_shows_the_encoders_own_pictures()
    {
        await using var study = await ResultsStudy.CreateAsync();
        await GiveEncodersAsync(study);
        await AdaptAsync(study);

        var page = await study.ShownAsync();

        Assert.Contains("pictures/roc.svg", page, StringComparison.Ordinal);
        Assert.Contains("pictures/loss.svg", page, StringComparison.Ordinal);
        Assert.Matches("Proposed</th><td [^>]*>0?\\.70", page);
    }

    [Fact]
    public async Task Where_nothing_is_stored_of_the_encoders_there_is_no_such_picture()
    {
        await using var study = await ResultsStudy.CreateAsync();

        using var answer = await study.Owner.GetAsync(new Uri($"{study.Page}/pictures/roc.svg", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("pictures/loss.svg", await study.ShownAsync(), StringComparison.Ordinal);
    }

    private static async Task AdaptAsync(ResultsStudy study)
    {
        await using var context = await study.Portal.OpenAsync();
        var source = await context.Encoders.SingleAsync(encoder => encoder.Hash == new string('c', 64));
        var adapted = new Encoder
        {
            Hash = new string('e', 64),
            Name = "Proposed, adapted to 72 pictures",
            Kind = EncoderKind.Projection,
            Dimensions = source.Dimensions,
            SourceId = source.Id,
            Projection = [1],
            CreatedUtc = DateTime.UnixEpoch,
        };
        context.Add(adapted);
        await context.SaveChangesAsync();
        await context
            .Set<VariantMethod>()
            .Where(method => method.Name == "Proposed")
            .ExecuteUpdateAsync(set => set.SetProperty(method => method.EncoderHash, adapted.Hash));
    }

    private static string Description(string svg) =>
        XElement.Parse(svg).Elements().Single(element => element.Name.LocalName == "desc").Value;

    /// <summary>The method Proposed has a trained encoder, with the curve of a coin's bent twin.</summary>
    private static async Task GiveEncodersAsync(ResultsStudy study)
    {
        await using var context = await study.Portal.OpenAsync();
        var encoder = new Encoder
        {
            Hash = new string('c', 64),
            Name = "Proposed",
            Kind = EncoderKind.Trained,
            Dimensions = FakeStyleEncoder.Dimensions,
            CreatedUtc = DateTime.UnixEpoch,
        };
        var run = new TrainingRun
        {
            Name = "Proposed",
            Options = "{}",
            State = TrainingState.Finished,
            Encoder = encoder,
            CreatedUtc = DateTime.UnixEpoch,
        };
        context.AddRange(encoder, run);
        double[] losses = [0.9, 0.5, 0.3];
        context.AddRange(
            losses.Select(
                (loss, at) =>
                    new TrainingEpochFigures
                    {
                        TrainingRun = run,
                        Epoch = at + 1,
                        Step = at + 1,
                        Loss = loss,
                    }
            )
        );
        context.Add(
            new Evaluation
            {
                Encoder = encoder,
                Kind = EvaluationKind.SameModel,
                Data = "Samples",
                DataHash = new string('d', 64),
                Figures = """{"f1": 0.7, "auc": 0.75, "roc.0.00": 0, "roc.0.50": 0.9, "roc.1.00": 1}""",
                CreatedUtc = DateTime.UnixEpoch,
            }
        );
        await context.SaveChangesAsync();
        await context
            .Set<VariantMethod>()
            .Where(method => method.Name == "Proposed")
            .ExecuteUpdateAsync(set => set.SetProperty(method => method.EncoderHash, encoder.Hash));
    }
}
