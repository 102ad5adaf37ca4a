using System.Buffers.Text;
using System.Security.Cryptography;

namespace LoraJudge.Testing.Studies;

/// <summary>Codes as the portal makes them: 22 characters.</summary>
public static class RandomCode
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
