using Microsoft.Data.Sqlite;

namespace LoraJudge.EndToEnd.Import;

/// <summary>What a data folder's database holds, read beside the program that writes it.</summary>
internal static class StoredVectors
{
    private const string All = """
        select model.Slug || '/' || sample.Code, hex(embedding.Vector)
        from Embeddings embedding
        join ReferenceImages image on image.Id = embedding.ReferenceImageId
        join LoraModels model on model.Id = image.LoraModelId
        join SampleImages sample on sample.Id = image.SampleImageId
        order by 1
        """;

    /// <summary>Pictures with their vectors in hexadecimal, by name; one entry a row, so that doubles show.</summary>
    public static async Task<IReadOnlyList<(string Picture, string Vector)>> ReadAsync(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "lorajudge.db");
        if (!File.Exists(file))
            return [];
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = All;
        var rows = new List<(string, string)>();
        try
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add((reader.GetString(0), reader.GetString(1)));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == 1)
        {
            // The tables are not made yet.
        }

        return rows;
    }
}
