using LoraJudge.Data.Columns;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class SampleSetConfiguration : IEntityTypeConfiguration<SampleSet>
{
    public void Configure(EntityTypeBuilder<SampleSet> builder)
    {
        builder.Property(set => set.Name).HasMaxLength(SampleSet.MaxNameLength).IsExact();
        builder.HasIndex(set => set.Name).IsUnique();
        builder
            .HasMany(set => set.Images)
            .WithOne(image => image.SampleSet)
            .HasForeignKey(image => image.SampleSetId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
