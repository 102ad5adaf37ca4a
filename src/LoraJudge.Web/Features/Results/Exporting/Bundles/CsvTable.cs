using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>A CSV file in the making (RFC 4180, UTF-8): doubles read back as the same ones, what is not known is empty.</summary>
internal sealed class CsvTable : IDisposable
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    private readonly StreamWriter text;
    private readonly CsvWriter writer;

    public CsvTable(Stream stream, params ReadOnlySpan<string> header)
    {
        text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true);
        writer = new CsvWriter(text, Format, leaveOpen: true);
        foreach (var column in header)
            Text(column);
        writer.NextRecord();
    }

    /// <summary>Without the header.</summary>
    public long Rows { get; private set; }

    public CsvTable Text(string? value)
    {
        writer.WriteField(value is null ? "" : CsvText.Hardened(value));
        return this;
    }

    public CsvTable Number(double? value)
    {
        writer.WriteField(value?.ToString("R", CultureInfo.InvariantCulture));
        return this;
    }

    public CsvTable Time(DateTime? utc)
    {
        writer.WriteField(utc?.ToString("O", CultureInfo.InvariantCulture));
        return this;
    }

    public void End()
    {
        writer.NextRecord();
        Rows++;
    }

    /// <summary>Ends a row with what is written as it stands, a comma before it.</summary>
    public void End(StringBuilder rest)
    {
        writer.Flush();
        text.Write(rest);
        End();
    }

    public void Dispose()
    {
        writer.Dispose();
        text.Dispose();
    }
}
