namespace LoraJudge.Data.Providers;

/// <summary>A database of a development version, whose tables no migration of this version leads on from.</summary>
/// <param name="source">SQLite's file, or the server.</param>
public sealed class EarlierDatabaseException(string source)
    : Exception(
        $"The database at {source} was made by a development version of LoraJudge that this version cannot update. It has not been changed. "
            + "Start with a new one (setting Storage:Folder or Database:ConnectionString) and import your models and exported studies there, "
            + "or keep using the version that made it."
    );
