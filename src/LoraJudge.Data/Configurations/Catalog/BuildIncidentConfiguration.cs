using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Catalog.Building;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Catalog;

internal sealed class BuildIncidentConfiguration : IEntityTypeConfiguration<BuildIncident>
{
    public void Configure(EntityTypeBuilder<BuildIncident> builder)
    {
        builder.Property(incident => incident.Sample).HasMaxLength(SampleImage.MaxCodeLength);
        builder.Property(incident => incident.Fault).HasMaxLength(BuildIncident.MaxFaultLength);
        builder.Property(incident => incident.Message).HasMaxLength(BuildRun.MaxProblemLength);
        builder
            .HasOne(incident => incident.BuildItem)
            .WithMany()
            .HasForeignKey(incident => incident.BuildItemId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
