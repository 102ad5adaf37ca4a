using System.Security.Cryptography;
using System.Text;
using LoraJudge.Domain;

namespace LoraJudge.Web.Features.Account;

/// <summary>
/// The way in for the first administrator: an address that the terminal shows at a start without one. It is in memory alone, another one at
/// each start, and leads nowhere once there is an administrator.
/// </summary>
internal sealed class SetUpCode
{
    public string Code { get; } = RandomCode.New();

    public string Address => $"/set-up/{Code}";

    public bool Fits(string code) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(Code));
}
