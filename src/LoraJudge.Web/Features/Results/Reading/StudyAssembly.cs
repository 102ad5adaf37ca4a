using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Results.Reading;

/// <summary>Makes a study's data of its rows: ids become places in lists that are ordered by what files can hold too.</summary>
internal static class StudyAssembly
{
    public static StudyData Assemble(
        StudyFacts facts,
        StudyRows rows,
        IReadOnlyList<StudyQuestion> questions,
        IReadOnlyList<Amendment> amendments
    )
    {
        var topics = rows.Topics.OrderBy(row => row.Code, StringComparer.Ordinal).ToArray();
        var models = rows.Models.OrderBy(row => row.Value, StringComparer.Ordinal).ToArray();
        var topicOf = Places(topics, row => row.Id);
        var modelOf = Places(models, row => row.Key);
        var pool = rows.Pool.OrderBy(row => topicOf[row.TopicId]).ThenBy(row => modelOf[row.ModelId]).ToArray();
        var judgments = new JudgmentAssembly(rows, Places(pool, row => row.Id), topicOf);
        return new StudyData
        {
            Study = facts,
            Topics = Array.ConvertAll(topics, row => new StudyTopic(row.Code, row.BlobSha256)),
            Models = Array.ConvertAll(models, row => row.Value),
            Methods = [.. rows.Methods.Select(row => row.Name)],
            Runs = Runs(rows, topicOf, modelOf),
            Items = new ItemColumns(
                Array.ConvertAll(pool, row => topicOf[row.TopicId]),
                Array.ConvertAll(pool, row => modelOf[row.ModelId]),
                Array.ConvertAll(pool, row => row.Code)
            ),
            Judgments = judgments.Columns(),
            Participants = judgments.Participants(),
            Collected = CollectedAssembly.Of(rows, questions, judgments.CheckAnswers()),
            Amendments = amendments,
            Withdrawals = rows.Withdrawn.Count,
            ErasedJudgments = rows.Withdrawn.Sum(),
        };
    }

    internal static Dictionary<long, int> Places<T>(IReadOnlyList<T> rows, Func<T, long> id)
    {
        var places = new Dictionary<long, int>(rows.Count);
        for (var place = 0; place < rows.Count; place++)
            places.Add(id(rows[place]), place);
        return places;
    }

    private static RunColumns Runs(StudyRows rows, Dictionary<long, int> topicOf, Dictionary<long, int> modelOf)
    {
        var methodOf = Places(rows.Methods, row => row.Id);
        return RunColumns.Of(
            rows.Entries.Select(row => (methodOf[row.MethodId], topicOf[row.TopicId], row.Rank, modelOf[row.ModelId], row.Score))
        );
    }
}
