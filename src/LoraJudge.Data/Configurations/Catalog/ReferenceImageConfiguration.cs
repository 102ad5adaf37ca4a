using LoraJudge.Data.Columns;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class ReferenceImageConfiguration : IEntityTypeConfiguration<ReferenceImage>
{
    public void Configure(EntityTypeBuilder<ReferenceImage> builder)
    {
        builder.HasIndex(image => new { image.LoraModelId, image.SampleImageId }).IsUnique();
        builder.Property(image => image.BlobSha256).IsBlob();
        builder.HasIndex(image => image.BlobSha256);
        builder.Property(image => image.Backend).HasMaxLength(LoraModel.MaxNameLength);

        builder
            .HasOne(image => image.LoraModel)
            .WithMany(model => model.References)
            .HasForeignKey(image => image.LoraModelId)
            .OnDelete(DeleteBehavior.Cascade);
        // A sample that models have transformed cannot go away under them.
        builder
            .HasOne(image => image.SampleImage)
            .WithMany()
            .HasForeignKey(image => image.SampleImageId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
