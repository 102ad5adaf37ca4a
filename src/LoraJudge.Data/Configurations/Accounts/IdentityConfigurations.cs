using LoraJudge.Data.Accounts;
using LoraJudge.Data.Columns;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Configurations.Accounts;

internal sealed class PortalUserConfiguration : IEntityTypeConfiguration<PortalUser>
{
    /// <summary>Stored as UTC, which SQLite can order.</summary>
    public void Configure(EntityTypeBuilder<PortalUser> builder) =>
        builder
            .Property(user => user.LockoutEnd)
            .HasConversion(
                end => end == null ? (DateTime?)null : end.Value.UtcDateTime,
                utc => utc == null ? null : new DateTimeOffset(DateTime.SpecifyKind(utc.Value, DateTimeKind.Utc))
            );
}

/// <summary>Keys that fit into SQL Server's 900 bytes.</summary>
internal sealed class UserLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<long>>
{
    private const int MostLength = 200;

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
    {
        builder.Property(login => login.LoginProvider).HasMaxLength(MostLength);
        builder.Property(login => login.ProviderKey).HasMaxLength(MostLength);
    }
}

/// <inheritdoc cref="UserLoginConfiguration"/>
internal sealed class UserTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<long>>
{
    private const int MostLength = 200;

    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
    {
        builder.Property(token => token.LoginProvider).HasMaxLength(MostLength);
        builder.Property(token => token.Name).HasMaxLength(MostLength);
    }
}

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.Property(token => token.Name).HasMaxLength(ApiToken.MaxNameLength);
        builder.Property(token => token.Sha256).IsSha256();
        builder.HasIndex(token => token.Sha256).IsUnique();
        // With an account go its keys.
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
