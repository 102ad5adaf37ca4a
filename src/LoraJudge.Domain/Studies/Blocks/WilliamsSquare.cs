namespace LoraJudge.Domain.Studies.Blocks;

/// <summary>
/// Orders in which every thing comes once to every position, and follows every other thing equally often (Williams 1949, "Experimental
/// designs balanced for the estimation of residual effects of treatments"). An even number of things needs as many orders, an odd one
/// twice as many.
/// </summary>
public static class WilliamsSquare
{
    /// <summary>Orders until they come again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No things.</exception>
    public static int Period(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return size % 2 == 0 ? size : 2 * size;
    }

    /// <summary>
    /// One order. Those of <paramref name="size"/> successive numbers, the first a multiple of it, are a Latin square.
    /// </summary>
    /// <param name="size">Of things, positive.</param>
    /// <param name="number">From 0; taken modulo <see cref="Period"/>.</param>
    /// <returns>Which thing, from 0, stands at each position.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No things, or a negative number.</exception>
    public static int[] Order(int size, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var row = number % Period(size);
        // 0, 1, n−1, 2, n−2 …: every step between neighbours is of another length.
        var order = Enumerable.Range(0, size).Select(place => (place % 2 == 1 ? (place + 1) / 2 : size - (place / 2)) + row).ToArray();
        for (var place = 0; place < size; place++)
            order[place] %= size;
        if (row >= size)
            Array.Reverse(order);
        return order;
    }
}
