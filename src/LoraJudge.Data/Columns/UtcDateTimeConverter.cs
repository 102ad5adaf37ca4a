using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LoraJudge.Data.Columns;

/// <summary>Columns hold UTC and come back as UTC; a local or unspecified time is refused before it is written.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(time => Utc(time), stored => FromColumn(stored))
{
    private static DateTime Utc(DateTime time) =>
        time.Kind == DateTimeKind.Utc
            ? time
            : throw new ArgumentException($"{time:O} is not UTC: take times from TimeProvider.GetUtcNow().UtcDateTime.", nameof(time));

    private static DateTime FromColumn(DateTime stored) => DateTime.SpecifyKind(stored, DateTimeKind.Utc);
}
