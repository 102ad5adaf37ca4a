using LoraJudge.Data.Columns;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class EncoderConfiguration : IEntityTypeConfiguration<Encoder>
{
    public void Configure(EntityTypeBuilder<Encoder> builder)
    {
        builder.Property(encoder => encoder.Hash).IsSha256();
        builder.HasIndex(encoder => encoder.Hash).IsUnique();
        builder.Property(encoder => encoder.CheckpointSha256).IsBlob();
        builder.Property(encoder => encoder.Name).HasMaxLength(Encoder.MaxNameLength);
        builder.HasOne(encoder => encoder.Source).WithMany().HasForeignKey(encoder => encoder.SourceId).OnDelete(DeleteBehavior.NoAction);
    }
}
