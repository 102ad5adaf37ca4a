using System.Globalization;
using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Studies;
using LoraJudge.Style.Imaging;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>Adds uploaded pictures to a draft as queries, and removes queries.</summary>
internal sealed class DraftQueries(DraftEditor editor, BlobKeeper blobs, IImageDecoder decoder)
{
    /// <summary>Of one study.</summary>
    public const int Most = 1000;

    /// <returns>How the study stands, and why files were not taken; those that were are queries.</returns>
    public async Task<(DraftStanding Standing, IReadOnlyList<string> Refused)> UploadAsync(
        ClaimsPrincipal user,
        long id,
        IEnumerable<(string Name, byte[] Bytes)> files,
        CancellationToken cancellation
    )
    {
        List<string> refused = [];
        List<(string Name, byte[] Bytes, ImageHeader Header)> taken = [];
        foreach (var (name, bytes) in files)
        {
            try
            {
                taken.Add((name, bytes, await Task.Run(() => Check(bytes), cancellation)));
            }
            catch (ImageRejectedException exception)
            {
                refused.Add($"{name}: {exception.Message}");
            }
        }

        List<string> known = [];
        var standing = await blobs.StoreAsync(
            taken.Select(file => file.Bytes),
            () =>
                editor.ChangeAsync(
                    user,
                    id,
                    async (context, study, token) => known = await AddAsync(context, study, taken, token),
                    cancellation
                ),
            cancellation
        );
        await blobs.RemoveUnusedAsync(standing == DraftStanding.Draft ? [] : taken.Select(file => BlobKey.Of(file.Bytes)), cancellation);
        return (standing, [.. refused, .. known]);
    }

    /// <param name="topicId">Null for all.</param>
    public async Task<DraftStanding> RemoveAsync(ClaimsPrincipal user, long id, long? topicId, CancellationToken cancellation)
    {
        List<string> files = [];
        var standing = await editor.ChangeAsync(
            user,
            id,
            async (context, _, token) =>
            {
                var topics = await context
                    .Topics.Where(topic => topic.StudyId == id && (topicId == null || topic.Id == topicId))
                    .ToListAsync(token);
                files = topics.ConvertAll(topic => topic.BlobSha256);
                context.RemoveRange(topics);
            },
            cancellation
        );
        await blobs.RemoveUnusedAsync(files, cancellation);
        return standing;
    }

    /// <returns>Codes q01, q02 … that are free.</returns>
    internal static IEnumerable<string> FreeCodes(IEnumerable<string> taken)
    {
        var known = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable
            .Range(1, int.MaxValue)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"q{number:D2}"))
            .Where(code => !known.Contains(code));
    }

    /// <exception cref="StudyException">There would be too many.</exception>
    internal static void EnsureRoom(int present, int more)
    {
        if (present + more > Most)
            throw new StudyException($"The study would have {present + more} queries: it takes at most {Most}.");
    }

    /// <returns>Names of pictures that are queries already, in words.</returns>
    private static async Task<List<string>> AddAsync(
        LoraJudgeDbContext context,
        Study study,
        IReadOnlyList<(string Name, byte[] Bytes, ImageHeader Header)> files,
        CancellationToken cancellation
    )
    {
        var present = await context.Topics.Where(topic => topic.StudyId == study.Id).ToListAsync(cancellation);
        var pictures = present.ConvertAll(topic => topic.BlobSha256).ToHashSet(StringComparer.Ordinal);
        using var codes = FreeCodes(present.Select(topic => topic.Code)).GetEnumerator();
        List<string> known = [];
        EnsureRoom(present.Count, files.Count);
        foreach (var (name, bytes, header) in files)
        {
            if (!pictures.Add(BlobKey.Of(bytes)))
            {
                known.Add($"{name}: this picture is a query already.");
                continue;
            }

            codes.MoveNext();
            context.Topics.Add(
                new Topic
                {
                    StudyId = study.Id,
                    Code = codes.Current,
                    Origin = TopicOrigin.Upload,
                    BlobSha256 = BlobKey.Of(bytes),
                    Width = header.Width,
                    Height = header.Height,
                }
            );
        }

        return known;
    }

    /// <summary>A damaged or plain picture shows itself when it is decoded.</summary>
    private ImageHeader Check(byte[] bytes)
    {
        var header = decoder.ReadHeader(bytes);
        decoder.DecodeForStyle(bytes, StyleSquare.CheckedEdge);
        return header;
    }
}
