using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Tests.Model;

/// <summary>A model that SQL Server would refuse; never connected.</summary>
public abstract class BadModel : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseSqlServer("Server=none;Database=none");
}

/// <summary>Root → Left → Leaf and Root → Right → Leaf.</summary>
public sealed class TwoPaths : BadModel
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var (dependent, principal) in new[] { ("Left", "Root"), ("Right", "Root"), ("Leaf", "Left"), ("Leaf", "Right") })
        {
            modelBuilder.Entity(principal).Property<long>("Id");
            var entity = modelBuilder.Entity(dependent);
            entity.Property<long>("Id");
            entity.Property<long>($"{principal}Id");
            entity.HasOne(principal).WithMany().HasForeignKey($"{principal}Id").OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public sealed class SelfReference : BadModel
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var node = modelBuilder.Entity("Node");
        node.Property<long>("Id");
        node.Property<long?>("ParentId");
        node.HasOne("Node").WithMany().HasForeignKey("ParentId").OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>451 characters in the key and 851 in an index, two bytes each.</summary>
public sealed class LongKeys : BadModel
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var entity = modelBuilder.Entity("Long");
        entity.Property<string>("Id").HasMaxLength(451);
        entity.Property<string>("Text").HasMaxLength(851);
        entity.HasIndex("Text");
    }
}

public sealed class EndlessIndex : BadModel
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var entity = modelBuilder.Entity("Endless");
        entity.Property<long>("Id");
        entity.Property<string>("Text").HasColumnType("nvarchar(max)");
        entity.HasIndex("Text");
    }
}
