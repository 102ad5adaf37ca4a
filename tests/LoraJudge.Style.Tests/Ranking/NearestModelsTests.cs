using CsCheck;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class NearestModelsTests
{
    [Fact]
    public void They_are_the_first_of_all_models_sorted_and_ties_go_by_id() =>
        Gen.Select(Gen.Int[0, 4].Array[0, 60], Gen.Int[1, 70])
            .Sample(
                (distances, count) =>
                {
                    RankedModel[] models = [.. distances.Select((distance, place) => new RankedModel((place * 37 % 61) + 1, distance))];
                    var nearest = new NearestModels(count);

                    foreach (var model in models)
                        nearest.Add(model);

                    RankedModel[] sorted = [.. models.OrderBy(model => model.Distance).ThenBy(model => model.ModelId).Take(count)];
                    Assert.Equal(sorted, nearest.Ranking);
                    Assert.Equal(models.Length < count ? double.PositiveInfinity : sorted[^1].Distance, nearest.Farthest);
                }
            );
}
