using LoraJudge.Data.Columns;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class LoraModelConfiguration : IEntityTypeConfiguration<LoraModel>
{
    public void Configure(EntityTypeBuilder<LoraModel> builder)
    {
        builder.Property(model => model.Slug).HasMaxLength(LoraModel.MaxSlugLength).IsLowerCase();
        builder.HasIndex(model => model.Slug).IsUnique();
        builder.Property(model => model.Sha256).IsSha256();
        builder.HasIndex(model => model.Sha256).IsUnique();

        builder.Property(model => model.Name).HasMaxLength(LoraModel.MaxNameLength);
        builder.Property(model => model.LoraName).HasMaxLength(LoraModel.MaxNameLength);
        builder.Property(model => model.Version).HasMaxLength(LoraModel.MaxNameLength);
        builder.Property(model => model.Creator).HasMaxLength(LoraModel.MaxNameLength);
        builder.Property(model => model.BaseModel).HasMaxLength(LoraModel.MaxNameLength);
        builder.Property(model => model.Family).HasMaxLength(LoraModel.MaxNameLength);
        builder.Property(model => model.Licence).HasMaxLength(LoraModel.MaxTextLength);
        builder.Property(model => model.SourceUrl).HasMaxLength(LoraModel.MaxUrlLength);
        builder.Property(model => model.TriggerWords).StoredAsJson();
        builder.Property(model => model.Sources).StoredAsJson();
        builder.Property(model => model.Statements).StoredAsJson().NamesBlobs();
        builder.Property(model => model.AutoV3).HasMaxLength(LoraModel.AutoV3Length).IsUnicode(false).IsLowerCase();
        builder.HasIndex(model => model.AutoV3);
        builder.Property(model => model.Tags).StoredAsJson();
        builder.Property(model => model.TrainingFacts).StoredAsJson();
        builder.Property(model => model.ThumbnailSha256).IsBlob();
        builder.HasIndex(model => model.ThumbnailSha256);
    }
}
