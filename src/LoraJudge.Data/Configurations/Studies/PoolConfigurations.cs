using LoraJudge.Data.Columns;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Studies;

internal sealed class PoolItemConfiguration : IEntityTypeConfiguration<PoolItem>
{
    public void Configure(EntityTypeBuilder<PoolItem> builder)
    {
        builder
            .HasIndex(item => new
            {
                item.StudyId,
                item.TopicId,
                item.LoraModelId,
            })
            .IsUnique();
        builder.Property(item => item.Code).HasMaxLength(PoolItem.CodeLength).IsUnicode(false).IsExact();
        builder.HasIndex(item => item.Code).IsUnique();
        builder.Property(item => item.Pictures).StoredAsJson().NamesBlobs();
        builder.HasOne(item => item.Study).WithMany().HasForeignKey(item => item.StudyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(item => item.Topic).WithMany().HasForeignKey(item => item.TopicId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(item => item.LoraModel).WithMany().HasForeignKey(item => item.LoraModelId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AttentionCheckConfiguration : IEntityTypeConfiguration<AttentionCheck>
{
    public void Configure(EntityTypeBuilder<AttentionCheck> builder)
    {
        builder.Property(check => check.Code).HasMaxLength(PoolItem.CodeLength).IsUnicode(false).IsExact();
        builder.HasIndex(check => check.Code).IsUnique();
        builder.Property(check => check.Pictures).StoredAsJson().NamesBlobs();
        builder.HasOne(check => check.Study).WithMany().HasForeignKey(check => check.StudyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(check => check.Topic).WithMany().HasForeignKey(check => check.TopicId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BlockConfiguration : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> builder)
    {
        builder.HasIndex(block => new { block.StudyId, block.Number }).IsUnique();
        builder.HasOne(block => block.Study).WithMany().HasForeignKey(block => block.StudyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BlockItemConfiguration : IEntityTypeConfiguration<BlockItem>
{
    public void Configure(EntityTypeBuilder<BlockItem> builder)
    {
        builder.HasIndex(item => new { item.BlockId, item.Position }).IsUnique();
        builder.HasIndex(item => new { item.BlockId, item.PoolItemId }).IsUnique();
        builder.HasIndex(item => new { item.BlockId, item.AttentionCheckId }).IsUnique();
        builder.ToTable(table =>
            table.HasCheckConstraint(
                "CK_BlockItems_OneOfTwo",
                "(\"PoolItemId\" IS NULL AND \"AttentionCheckId\" IS NOT NULL) OR (\"PoolItemId\" IS NOT NULL AND \"AttentionCheckId\" IS NULL)"
            )
        );
        builder
            .HasOne(item => item.Block)
            .WithMany(block => block.Items)
            .HasForeignKey(item => item.BlockId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(item => item.PoolItem).WithMany().HasForeignKey(item => item.PoolItemId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne(item => item.AttentionCheck)
            .WithMany()
            .HasForeignKey(item => item.AttentionCheckId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
