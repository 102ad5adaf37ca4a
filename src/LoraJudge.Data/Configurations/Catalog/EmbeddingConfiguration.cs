using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class EmbeddingConfiguration : IEntityTypeConfiguration<Embedding>
{
    public void Configure(EntityTypeBuilder<Embedding> builder)
    {
        builder.HasIndex(embedding => new { embedding.ReferenceImageId, embedding.EncoderId }).IsUnique();
        builder.HasIndex(embedding => embedding.EncoderId);
        builder
            .HasOne(embedding => embedding.ReferenceImage)
            .WithMany()
            .HasForeignKey(embedding => embedding.ReferenceImageId)
            .OnDelete(DeleteBehavior.Cascade);
        // Who deletes an encoder deletes its vectors first.
        builder
            .HasOne(embedding => embedding.Encoder)
            .WithMany()
            .HasForeignKey(embedding => embedding.EncoderId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
