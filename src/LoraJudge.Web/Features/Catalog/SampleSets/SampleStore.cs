using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Naming;
using LoraJudge.Style.Imaging;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.SampleSets;

/// <summary>Puts pictures into a sample set: each is checked, and one that is there already is recognised by its content.</summary>
internal sealed class SampleStore(IDbContextFactory<LoraJudgeDbContext> contexts, BlobKeeper keeper, IImageDecoder decoder)
{
    /// <summary>A code may be taken by somebody else in between.</summary>
    private const int Attempts = 5;

    /// <param name="fileName">Its code is the name without folder and ending.</param>
    /// <param name="category">Null: what the name tells.</param>
    /// <param name="licence">Null or empty for none.</param>
    /// <exception cref="ImageRejectedException">It is no picture that is taken.</exception>
    /// <exception cref="SampleSetException">There is no such set.</exception>
    public async Task<StoredSample> AddAsync(
        long setId,
        string fileName,
        byte[] bytes,
        SampleCategory? category,
        string? licence,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var header = await Task.Run(
            () =>
            {
                var read = decoder.ReadHeader(bytes);
                // A file may be damaged behind its header.
                decoder.Decode(bytes, maxEdge: 64);
                return read;
            },
            cancellation
        );
        var wanted = Code(fileName);
        var sha256 = BlobKey.Of(bytes);
        return await keeper.StoreAsync(
            [bytes],
            () => RowAsync(setId, wanted, sha256, header, category ?? SampleCategories.Guess(wanted), licence, cancellation),
            cancellation
        );
    }

    /// <summary>"C:\Pictures\Face 1.JPG" → "Face 1".</summary>
    public static string Code(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var name = Nfc.Of(Path.GetFileNameWithoutExtension(fileName.Split('/', '\\')[^1]));
        var clean = new string([.. name.Where(letter => !char.IsControl(letter))]).Trim();
        return clean.Length == 0 ? "sample"
            : clean.Length > SampleImage.MaxCodeLength - 8 ? clean[..(SampleImage.MaxCodeLength - 8)]
            : clean;
    }

    private async Task<StoredSample> RowAsync(
        long setId,
        string wanted,
        string sha256,
        ImageHeader header,
        SampleCategory category,
        string? licence,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await contexts.InTransactionAsync(
                    async (context, token) =>
                    {
                        if (!await context.SampleSets.AnyAsync(set => set.Id == setId, token))
                            throw new SampleSetException("The sample set is not there any more.");
                        var images = context.SampleImages.Where(image => image.SampleSetId == setId);
                        var twin = await images
                            .Where(image => image.BlobSha256 == sha256)
                            .Select(image => image.Code)
                            .FirstOrDefaultAsync(token);
                        if (twin is not null)
                            return new StoredSample(twin, IsNew: false);
                        var taken = await images.Select(image => image.Code).ToListAsync(token);
                        var code = Free(wanted, [.. taken]);
                        context.SampleImages.Add(
                            new SampleImage
                            {
                                SampleSetId = setId,
                                Code = code,
                                Category = category,
                                Licence = licence is null ? null : SampleSetRows.Licence(licence),
                                BlobSha256 = sha256,
                                Width = header.Width,
                                Height = header.Height,
                            }
                        );
                        await context.SaveChangesAsync(token);
                        return new StoredSample(code, IsNew: true);
                    },
                    cancellation
                );
            }
            catch (DbUpdateException exception) when (exception.IsUniqueViolation() && attempt < Attempts)
            {
                // Another upload took the code: the next one is looked for.
            }
        }
    }

    private static string Free(string wanted, HashSet<string> taken)
    {
        for (var number = 1; ; number++)
        {
            var code = number == 1 ? wanted : FormattableString.Invariant($"{wanted}-{number}");
            if (!taken.Contains(code))
                return code;
        }
    }
}

/// <param name="Code">Of the sample that has this picture.</param>
/// <param name="IsNew">False where the set had the picture already.</param>
internal sealed record StoredSample(string Code, bool IsNew);
