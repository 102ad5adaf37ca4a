namespace LoraJudge.Domain.Studies.Blocks;

/// <summary>Something that participants judge: a pooled picture set, or an attention check.</summary>
/// <param name="Id">Unique in the study; says nothing of methods and ranks.</param>
/// <param name="Topic">Code of the topic that it is judged for.</param>
public sealed record StudyItem(string Id, string Topic);

/// <summary>Items that one participant judges in one go. No item is in two blocks.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Items">In the order that the positions of <see cref="WilliamsSquare"/> are numbers into.</param>
/// <param name="FirstOrder">Number of the order that the first slot has.</param>
public sealed record StudyBlock(int Number, IReadOnlyList<StudyItem> Items, int FirstOrder)
{
    /// <summary>
    /// The items as the participant of one slot meets them. Over as many slots as there are items every item comes to every position once.
    /// </summary>
    /// <param name="slot">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative slot.</exception>
    public IReadOnlyList<StudyItem> InOrder(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        var (square, row) = (slot / Items.Count * Items.Count, (FirstOrder + slot) % Items.Count);
        return Array.ConvertAll(WilliamsSquare.Order(Items.Count, square + row), place => Items[place]);
    }
}
