using LoraJudge.Data.Columns;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class CivitaiRecordConfiguration : IEntityTypeConfiguration<CivitaiRecord>
{
    public void Configure(EntityTypeBuilder<CivitaiRecord> builder)
    {
        builder.Property(record => record.Sha256).IsSha256();
        builder.HasIndex(record => record.Sha256).IsUnique();
    }
}
