namespace LoraJudge.Domain.Studies;

/// <summary>Items that a participant judges in one go; unique by (study, number).</summary>
public sealed class Block
{
    public long Id { get; set; }
    public long StudyId { get; set; }
    public Study Study { get; set; } = null!;

    /// <summary>From 0.</summary>
    public int Number { get; set; }

    /// <summary>Number of the first slot's order, as <see cref="Blocks.StudyBlock"/> has it.</summary>
    public int FirstOrder { get; set; }

    public ICollection<BlockItem> Items { get; init; } = [];
}

/// <summary>A pool item or an attention check in a block; unique by (block, position), by (block, pool item) and by (block, check).</summary>
public sealed class BlockItem
{
    public long Id { get; set; }
    public long BlockId { get; set; }
    public Block Block { get; set; } = null!;

    /// <summary>From 0; slots' orders are numbers of positions.</summary>
    public int Position { get; set; }

    public long? PoolItemId { get; set; }
    public PoolItem? PoolItem { get; set; }
    public long? AttentionCheckId { get; set; }
    public AttentionCheck? AttentionCheck { get; set; }
}
