using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>Somebody who takes part, in their own way: what they do is drawn from the seed and their number.</summary>
internal sealed class SimulatedParticipant
{
    /// <summary>More parts than anybody is given.</summary>
    private const int MostRounds = 20;

    private readonly SimulationSize size;
    private readonly SimulatedStudy study;
    private readonly Ledger ledger;
    private readonly Uri address;
    private readonly int number;
    private readonly PlanRandom dice;
    private readonly ParticipantRecord record;
    private JudgeClient client;

    public SimulatedParticipant(SimulationSize size, SimulatedStudy study, Ledger ledger, Uri address, int number)
    {
        (this.size, this.study, this.ledger, this.address, this.number) = (size, study, ledger, address, number);
        dice = new PlanRandom(size.Seed, number);
        record = ledger.Participants.GetOrAdd(number, _ => new ParticipantRecord());
        client = new JudgeClient(address, ledger);
    }

    /// <summary>From the invitation to wherever they get.</summary>
    public async Task RunAsync()
    {
        try
        {
            var code = await JoinAsync();
            record.Code = code;
            var ending = DrawEnding();
            var page = await client.PrepareAsync(code);
            for (var round = 0; await client.ItemsAsync(code) is { Items.Count: > 0 } part; round++)
            {
                if (round == MostRounds)
                    throw new InvalidOperationException($"Part {part.Assignment} of {code} comes again and again.");

                if (!await JudgeAsync(code, part, ending))
                    return;
                page = (await client.PageAsync($"/judge/{code}")).Body;
            }

            await FinishAsync(code, page, ending);
        }
        finally
        {
            client.Dispose();
        }
    }

    /// <summary>Every other has a personal code; the others come by the invitation.</summary>
    private async Task<string> JoinAsync()
    {
        if (number % 2 == 1)
            return study.Codes[number];
        var path = $"/take-part/{study.Invitation}";
        var page = await client.PageAsync($"{path}?participant=panel-{number}");
        var answer = await client.PostAsync(path, page.Body, ("agree", "true"), ("version", "1"), ("participant", $"panel-{number}"));
        return answer.Location?.Split('/')[^1].Split('?')[0]
            ?? throw new InvalidOperationException($"Joining was answered by {answer.Status}: {answer.Body}");
    }

    /// <returns>Whether the participant stays.</returns>
    private async Task<bool> JudgeAsync(string code, JudgeItems part, Ending ending)
    {
        var leavesAt = ending is Ending.WithdrawsAtWork or Ending.Abandons ? dice.Below(part.Items.Count) : -1;
        var second = Happens(15) ? SecondTabAsync(code, part) : Task.CompletedTask;
        for (var place = 0; place < part.Items.Count; place++)
        {
            if (place == leavesAt)
            {
                if (ending == Ending.WithdrawsAtWork)
                    await WithdrawAsync(code);
                else
                    record.HasLeft = true;
                await second;
                return false;
            }

            await ComeBackAsync(code, part);
            await ShowAsync(part, place);
            if (part.Items[place].Score is null && !await ScoreAsync(Key(code, part, place)))
                break;
            if (place > 0 && Happens(15))
                await ScoreAsync(Key(code, part, dice.Below(place)));
        }

        await second;
        if (await client.CompleteAsync(code, part.Assignment))
            record.Completed.Add(part.Assignment);
        return true;
    }

    /// <summary>The same part, open in another window at the same time.</summary>
    private async Task SecondTabAsync(string code, JudgeItems part)
    {
        var own = new PlanRandom(size.Seed, number, part.Assignment);
        using var tab = new JudgeClient(address, ledger);
        foreach (var item in own.Shuffled(part.Items).Take(4))
        {
            await Task.Delay(ThinkTime(own));
            await tab.SaveAsync(new JudgmentKey(code, part.Assignment, item.Position), Score(own));
        }
    }

    private async Task ShowAsync(JudgeItems part, int place)
    {
        await client.LoadAsync(part.Items[place]);
        var next = place + 1 < part.Items.Count ? client.LoadAsync(part.Items[place + 1]) : Task.CompletedTask;
        await Task.Delay(ThinkTime(dice));
        await next;
    }

    private async Task<bool> ScoreAsync(JudgmentKey key)
    {
        var score = Score(dice);
        if (Happens(5))
            await client.SaveAndHangUpAsync(key, score, TimeSpan.FromMilliseconds(dice.Below(20)));
        var saved = await client.SaveAsync(key, score);
        return saved && (!Happens(5) || await client.SaveAsync(key, score));
    }

    /// <summary>Leaves for a while and goes on in another browser, which must show what was judged.</summary>
    private async Task ComeBackAsync(string code, JudgeItems part)
    {
        if (!Happens(4))
            return;
        client.Dispose();
        await Task.Delay(3 * ThinkTime(dice));
        client = new JudgeClient(address, ledger);
        var before = ledger.MayBeStored(code, part);
        var again = await client.ItemsAsync(code);
        ledger.ComeBack(code, part, again, before);
    }

    private async Task FinishAsync(string code, string page, Ending ending)
    {
        if (ending == Ending.WithdrawsAtEnd)
        {
            await WithdrawAsync(code);
            return;
        }

        await client.PostAsync($"/judge/{code}/answers", page, ("answer.0", "A little"), ("answer.1", "Nothing did."));
        record.HasFinished = !record.Completed.IsEmpty;
    }

    private async Task WithdrawAsync(string code)
    {
        record.HasWithdrawn = true;
        var page = await client.PageAsync($"/judge/{code}/withdraw");
        var answer = await client.PostAsync($"/judge/{code}/withdraw", page.Body, ("confirm", "true"));
        // Asked again after the answer was lost, the portal knows nobody by this code.
        if ((int)answer.Status < 400)
            record.Receipt = $"{answer.Location} {answer.Body}";
    }

    private static JudgmentKey Key(string code, JudgeItems part, int place) => new(code, part.Assignment, part.Items[place].Position);

    private static int Score(PlanRandom random) => 1 + random.Below(StudyPlan.Scores);

    private TimeSpan ThinkTime(PlanRandom random) => size.Think * (0.5 + (random.Below(1000) / 1000.0));

    private bool Happens(int percent) => size.Unruly && dice.Below(100) < percent;

    private Ending DrawEnding() =>
        !size.Unruly
            ? Ending.Finishes
            : dice.Below(100) switch
            {
                < 6 => Ending.WithdrawsAtWork,
                < 10 => Ending.WithdrawsAtEnd,
                < 18 => Ending.Abandons,
                _ => Ending.Finishes,
            };
}

internal enum Ending
{
    Finishes,
    WithdrawsAtWork,
    WithdrawsAtEnd,
    Abandons,
}
