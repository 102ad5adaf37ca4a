using CsCheck;
using LoraJudge.Domain.Studies.Blocks;

namespace LoraJudge.Domain.Tests.Studies.Blocks;

public sealed class WilliamsSquareTests
{
    [Fact]
    public void Four_things_come_in_the_orders_of_the_textbook()
    {
        Assert.Equal(
            ["0132", "1203", "2310", "3021"],
            Enumerable.Range(0, 4).Select(number => string.Concat(WilliamsSquare.Order(4, number)))
        );
    }

    [Fact]
    public void As_many_orders_as_things_bring_each_thing_to_each_position_once() =>
        Gen.Int[1, 30]
            .SelectMany(size => Gen.Int[0, 3].Select(square => (size, square)))
            .Sample(drawn =>
            {
                var orders = Orders(drawn.size, drawn.square * drawn.size, drawn.size);
                for (var position = 0; position < drawn.size; position++)
                    Assert.Equal(drawn.size, orders.Select(order => order[position]).Distinct().Count());
            });

    [Fact]
    public void Over_all_orders_each_thing_follows_each_other_equally_often() =>
        Gen.Int[2, 15]
            .Sample(size =>
            {
                var neighbours = Orders(size, 0, WilliamsSquare.Period(size))
                    .SelectMany(order => order.Zip(order.Skip(1)))
                    .CountBy(pair => pair)
                    .ToArray();

                Assert.Equal(size * (size - 1), neighbours.Length);
                Assert.Single(neighbours.Select(pair => pair.Value).Distinct());
            });

    private static int[][] Orders(int size, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(number => WilliamsSquare.Order(size, number))];
}
