using LoraJudge.Data.Columns;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class SampleImageConfiguration : IEntityTypeConfiguration<SampleImage>
{
    public void Configure(EntityTypeBuilder<SampleImage> builder)
    {
        builder.Property(image => image.Code).HasMaxLength(SampleImage.MaxCodeLength).IsExact();
        builder.HasIndex(image => new { image.SampleSetId, image.Code }).IsUnique();
        builder.Property(image => image.Licence).HasMaxLength(LoraModel.MaxTextLength);
        builder.Property(image => image.BlobSha256).IsBlob();
        builder.HasIndex(image => image.BlobSha256);
        builder.Property(image => image.LineDrawingSha256).IsBlob();
        builder.HasIndex(image => image.LineDrawingSha256);
        builder.Property(image => image.LineDrawingBackend).HasMaxLength(LoraModel.MaxNameLength);
    }
}
