using Microsoft.AspNetCore.Identity;

namespace LoraJudge.Data.Accounts;

/// <summary>Somebody with an account: a researcher or an administrator. Participants have none.</summary>
public sealed class PortalUser : IdentityUser<long>
{
    public DateTime CreatedUtc { get; set; }
}
