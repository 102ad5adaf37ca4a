namespace LoraJudge.Style.Ranking.Posteriors;

/// <summary>The searches that a posterior is fitted on and checked by: in a large catalogue, of some pictures, but over all models.</summary>
internal static class HeldOutSearches
{
    /// <summary>So many distances take a few seconds on one core.</summary>
    private const long MostDistances = 30_000_000;

    private const int FewestPictures = 100;

    /// <summary>More models than this are told apart by this many steps of squared distance.</summary>
    private const int Steps = 1024;

    /// <returns>Of pictures whose model has others, where there are two models or more.</returns>
    public static IReadOnlyList<HeldOutSearch> Of(HeldOutPictures pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        if (pictures.Centres.Count < 2)
            return [];
        HeldOutPicture[] usable = [.. pictures.Pictures.Where(picture => pictures.Centres[picture.Model].Pictures > 1)];
        var most = Math.Max(FewestPictures, MostDistances / pictures.Centres.Count);
        var step = Math.Max(1, (usable.Length + most - 1) / most);
        HeldOutPicture[] chosen = [.. usable.Where((_, place) => place % step == 0)];
        var counts = chosen.CountBy(picture => picture.Model).ToDictionary();
        return
        [
            .. chosen
                .AsParallel()
                .AsOrdered()
                .Select(picture => Search(pictures, picture, (double)chosen.Length / counts.Count / counts[picture.Model])),
        ];
    }

    private static HeldOutSearch Search(HeldOutPictures pictures, HeldOutPicture picture, double weight)
    {
        var squares = new double[pictures.Centres.Count - 1];
        for (var (model, place) = (0, 0); model < pictures.Centres.Count; model++)
            if (model != picture.Model)
                squares[place++] = Square(picture.Vector, pictures.Centres[model].Centre);
        var own = Square(picture.Vector, pictures.OwnCentre(picture)!);
        return new HeldOutSearch(
            picture.Model,
            weight,
            StylePosterior.NormOf(picture.Vector),
            own,
            squares.Min(),
            Grouped(squares),
            squares.Length
        );
    }

    private static (double Square, int Models)[] Grouped(double[] squares)
    {
        var (least, most) = (squares.Min(), squares.Max());
        if (squares.Length <= Steps || most <= least)
            return Array.ConvertAll(squares, square => (square, 1));
        var (sums, counts) = (new double[Steps], new int[Steps]);
        foreach (var square in squares)
        {
            var step = Math.Min(Steps - 1, (int)((square - least) / (most - least) * Steps));
            sums[step] += square;
            counts[step]++;
        }

        return [.. sums.Zip(counts).Where(step => step.Second > 0).Select(step => (step.First / step.Second, step.Second))];
    }

    private static double Square(float[] a, float[] b)
    {
        var distance = StyleDistance.Between(a, b);
        return distance * distance;
    }
}
