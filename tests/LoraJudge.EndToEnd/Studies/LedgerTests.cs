using LoraJudge.Testing.Studies.Simulation;

namespace LoraJudge.EndToEnd.Studies;

/// <summary>Which scores may be the last, where some were acknowledged and some were not.</summary>
[Trait("group", "fast")]
public sealed class LedgerTests
{
    private static readonly JudgmentKey Key = new("somebody", 1, 0);

    private readonly Ledger ledger = new();

    [Fact]
    public void After_one_acknowledged_score_and_another_only_the_other_may_be_the_last()
    {
        Acknowledge(2);
        Acknowledge(4);

        Assert.Equal([4], Last);
    }

    [Fact]
    public void A_score_that_was_never_acknowledged_may_be_the_last_or_not()
    {
        Acknowledge(2);
        ledger.Begin(Key, 3);

        Assert.Equal([2, 3], Last.Order());
    }

    [Fact]
    public void Of_two_that_were_sent_at_once_either_may_be_the_last()
    {
        var one = ledger.Begin(Key, 1);
        var other = ledger.Begin(Key, 4);
        ledger.End(one);
        ledger.End(other);

        Assert.Equal([1, 4], Last.Order());
    }

    [Fact]
    public void Of_two_that_were_sent_at_once_neither_may_be_the_last_once_a_third_was_acknowledged()
    {
        var one = ledger.Begin(Key, 1);
        ledger.End(ledger.Begin(Key, 4));
        ledger.End(one);
        Acknowledge(2);

        Assert.Equal([2], Last);
    }

    private IReadOnlySet<int> Last => Attempt.MayBeLast(ledger.Attempts[Key]);

    private void Acknowledge(int score) => ledger.End(ledger.Begin(Key, score));
}
