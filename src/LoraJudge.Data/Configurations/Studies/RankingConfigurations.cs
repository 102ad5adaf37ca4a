using LoraJudge.Data.Columns;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Studies;

internal sealed class TopicConfiguration : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> builder)
    {
        builder.Property(topic => topic.Code).HasMaxLength(Topic.MaxCodeLength).IsExact();
        builder.HasIndex(topic => new { topic.StudyId, topic.Code }).IsUnique();
        builder.Property(topic => topic.BlobSha256).IsBlob();
        builder.HasIndex(topic => topic.BlobSha256);
        builder.Property(topic => topic.Originals).StoredAsJson().NamesBlobs();
        // A reference that is a study's query cannot go away under it.
        builder
            .HasOne(topic => topic.ReferenceImage)
            .WithMany()
            .HasForeignKey(topic => topic.ReferenceImageId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(topic => topic.Study).WithMany().HasForeignKey(topic => topic.StudyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VariantMethodConfiguration : IEntityTypeConfiguration<VariantMethod>
{
    public void Configure(EntityTypeBuilder<VariantMethod> builder)
    {
        builder.Property(method => method.Name).HasMaxLength(VariantMethod.MaxNameLength).IsExact();
        builder.HasIndex(method => new { method.StudyId, method.Name }).IsUnique();
        builder.Property(method => method.EncoderHash).IsSha256();
        builder.Property(method => method.RunFileSha256).IsBlob();
        builder.HasOne(method => method.Study).WithMany().HasForeignKey(method => method.StudyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RunConfiguration : IEntityTypeConfiguration<Run>
{
    public void Configure(EntityTypeBuilder<Run> builder)
    {
        builder.HasIndex(run => run.VariantMethodId).IsUnique();
        builder.Property(run => run.Sha256).IsSha256();
        builder.HasOne(run => run.VariantMethod).WithMany().HasForeignKey(run => run.VariantMethodId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RunEntryConfiguration : IEntityTypeConfiguration<RunEntry>
{
    public void Configure(EntityTypeBuilder<RunEntry> builder)
    {
        builder
            .HasIndex(entry => new
            {
                entry.RunId,
                entry.TopicId,
                entry.Rank,
            })
            .IsUnique();
        builder
            .HasIndex(entry => new
            {
                entry.RunId,
                entry.TopicId,
                entry.LoraModelId,
            })
            .IsUnique();
        builder.ToTable(table => table.HasCheckConstraint("CK_RunEntries_Rank", "\"Rank\" >= 1"));
        builder
            .HasOne(entry => entry.Run)
            .WithMany(run => run.Entries)
            .HasForeignKey(entry => entry.RunId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(entry => entry.Topic).WithMany().HasForeignKey(entry => entry.TopicId).OnDelete(DeleteBehavior.Restrict);
        // A model that a study ranked cannot go away under it.
        builder.HasOne(entry => entry.LoraModel).WithMany().HasForeignKey(entry => entry.LoraModelId).OnDelete(DeleteBehavior.Restrict);
    }
}
