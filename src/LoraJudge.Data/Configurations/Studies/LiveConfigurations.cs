using LoraJudge.Data.Columns;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Studies;

internal sealed class LiveRankingConfiguration : IEntityTypeConfiguration<LiveRanking>
{
    public void Configure(EntityTypeBuilder<LiveRanking> builder)
    {
        builder.Property(ranking => ranking.SearchCode).HasMaxLength(StyleSearch.CodeLength).IsUnicode(false).IsExact();
        builder.HasIndex(ranking => new { ranking.StudyId, ranking.SearchCode }).IsUnique();
        builder.HasIndex(ranking => ranking.SearchCode);
        builder.HasOne(ranking => ranking.Study).WithMany().HasForeignKey(ranking => ranking.StudyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LiveEntryConfiguration : IEntityTypeConfiguration<LiveEntry>
{
    public void Configure(EntityTypeBuilder<LiveEntry> builder)
    {
        builder.HasIndex(entry => new { entry.LiveRankingId, entry.Position }).IsUnique();
        builder.HasIndex(entry => new { entry.LiveRankingId, entry.LoraModelId }).IsUnique();
        builder.ToTable(table =>
            table.HasCheckConstraint(
                "CK_LiveEntries_Score",
                $"(\"Score\" IS NULL AND \"JudgedUtc\" IS NULL) OR (\"Score\" IS NOT NULL AND \"Score\" >= 1 AND \"Score\" <= {StudyPlan.Scores} AND \"JudgedUtc\" IS NOT NULL)"
            )
        );
        builder
            .HasOne(entry => entry.LiveRanking)
            .WithMany(ranking => ranking.Entries)
            .HasForeignKey(entry => entry.LiveRankingId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(entry => entry.LoraModel).WithMany().HasForeignKey(entry => entry.LoraModelId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne(entry => entry.VariantMethod)
            .WithMany()
            .HasForeignKey(entry => entry.VariantMethodId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
