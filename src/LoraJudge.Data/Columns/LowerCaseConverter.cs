using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LoraJudge.Data.Columns;

/// <summary>Stores and looks up in lower case, so that uniqueness and equality do not depend on a database's collation.</summary>
internal sealed class LowerCaseConverter() : ValueConverter<string, string>(text => text.ToLowerInvariant(), stored => stored);
