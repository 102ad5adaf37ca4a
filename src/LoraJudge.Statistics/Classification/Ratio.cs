namespace LoraJudge.Statistics.Classification;

internal static class Ratio
{
    public static Figure Of(long part, long whole, string reasonWithoutWhole) =>
        whole == 0 ? Figure.Undefined(reasonWithoutWhole) : Figure.Of((double)part / whole);
}
