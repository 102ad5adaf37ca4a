using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LoraJudge.Domain.Studies.Live;

/// <summary>Dice of a visitor's search in a study: the same search throws the same, so nobody gets another ranking by beginning anew.</summary>
public static class LiveDice
{
    private const long LiveStream = 21;

    /// <param name="seed">Of the study.</param>
    /// <param name="searchCode">Unguessable, so that nobody chooses a method.</param>
    public static PlanRandom Of(long seed, string searchCode)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(searchCode));
        return new PlanRandom(seed, LiveStream, BinaryPrimitives.ReadInt64LittleEndian(hash));
    }
}
