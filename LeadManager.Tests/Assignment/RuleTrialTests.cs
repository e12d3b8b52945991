using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Assignment;

/// <summary>A trial says what the rules would have done with past leads, writes nothing, and is right about it.</summary>
public sealed class RuleTrialTests
{
    [Theory]
    [InlineData(AssignmentStrategy.RoundRobin)]
    [InlineData(AssignmentStrategy.FewestOpen)]
    [InlineData(AssignmentStrategy.FixedUser)]
    public async Task Trial_WritesNothingAndEqualsWhatThenHappens(AssignmentStrategy strategy)
    {
        await using var office = await Office.OpenAsync();
        await using var other = await Office.OpenAsync();
        var (admin, tried) = await FillAsync(office, strategy, isOn: false);
        var before = await office.FingerprintAsync();

        var report = await TryAsync(office, admin);
        await FillAsync(other, strategy, isOn: true);

        Assert.Equal(before, await office.FingerprintAsync());
        Assert.Equal(tried, report.Leads);
        Assert.Equal((await other.SharesAsync()).OrderBy(share => share.Key), report.People.OrderBy(share => share.Name).ToDictionary(share => share.Name.Replace(" Name", "", StringComparison.Ordinal), share => share.Count));
        var happened = new List<(string?, string?)>();
        foreach (var lead in report.First)
            happened.Add(await other.ReadLeadAsync(lead.Id) is var stored && stored.AssigneeId is { } id ? ((await other.ReadUserAsync(id)).Name, stored.AssignmentReason) : (null, stored.AssignmentReason));
        Assert.Equal(happened, report.First.Select(lead => (lead.To, lead.Reason)));
        Assert.Equal(report.Leads, report.People.Sum(share => share.Count) + report.Nobody);
        Assert.Equal(report.People.Sum(share => share.Count), report.Rules.Sum(share => share.Count));
        Assert.Equal(report.Nobody, report.Reasons.Sum(reason => reason.Count));
    }

    [Fact]
    public async Task Trial_LooksBackSoManyDaysAndPutsTheDraftInItsPlace()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena, omar) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"), await office.HireAsync(Role.Employee, "omar"));
        await office.LeadAsync(admin);
        office.Clock.Advance(TimeSpan.FromDays(40));
        await office.LeadAsync(admin, lead => lead.Source = "Call");
        await office.LeadAsync(admin);
        var row = await office.RuleAsync(admin, "All", AssignmentStrategy.FixedUser, [lena], isOn: false);

        Assert.Equal("2: lena Name 2, 0", Say(await TryAsync(office, admin)));
        Assert.Equal("3: lena Name 3, 0", Say(await TryAsync(office, admin, trial => trial.Days = 60)));
        Assert.Equal("2: , 2", Say(await TryAsync(office, admin, trial => trial.WithOff = false)));
        var changed = SomeRules.Rule("All", AssignmentStrategy.FixedUser, omar) with { Id = row.Id, Sources = ["Call"] };
        Assert.Equal("2: omar Name 1, 1", Say(await TryAsync(office, admin, trial => (trial.WithOff, trial.Draft) = (false, changed))));
        var added = SomeRules.Rule("Rest", AssignmentStrategy.FixedUser, omar) with { Sources = ["Call"] };
        Assert.Equal("2: lena Name 2, 0", Say(await TryAsync(office, admin, trial => trial.Draft = added)));
        Assert.Equal(["no rule asks for such leads"], (await TryAsync(office, admin, trial => (trial.WithOff, trial.Draft) = (false, changed))).Reasons.Select(reason => reason.Reason));
    }

    [Fact]
    public async Task Trial_GivesHeldLeadsOutAnewAndKeepsToDailyLimits()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena, omar) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"), await office.HireAsync(Role.Employee, "omar"));
        for (var day = 0; day < 3; day++, office.Clock.Advance(TimeSpan.FromDays(1)))
            for (var lead = 0; lead < 3; lead++)
                (await office.AssignAsync(admin, (await office.LeadAsync(admin)).Lead.Id, lena)).AssertDone();
        await office.RuleAsync(admin, "Fewest", AssignmentStrategy.FewestOpen, [lena, omar], isOn: false);

        Assert.Equal("9: omar Name 5; lena Name 4, 0", Say(await TryAsync(office, admin)));
        await office.ChangeUserAsync(omar, user => user.DailyCap = 1);
        Assert.Equal("9: lena Name 6; omar Name 3, 0", Say(await TryAsync(office, admin)));
    }

    [Fact]
    public async Task Trial_FaultsAndMissingRights_AreRefused()
    {
        await using var office = await Office.OpenAsync();
        var (admin, head) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.HeadAdmin));
        var trial = office.Get<RuleTrial>();

        Assert.Equal(LeadAction.ManageSettings, Assert.IsType<Forbidden>((await trial.TryAsync(head, new TryRules(), default)).Failure).Action);
        Assert.Equal("Enter 1 to 366 days.", (await trial.TryAsync(admin, new TryRules { Days = 0 }, default)).Failure?.Message);
        Assert.IsType<Invalid>((await trial.TryAsync(admin, new TryRules { Draft = new SaveAssignmentRule() }, default)).Failure);
        Assert.True((await trial.TryAsync(admin, new TryRules(), default)).IsOk);
    }

    /// <summary>An office with three people, one away and one capped, two rules, and leads of two days.</summary>
    private static async Task<(Actor Admin, int Leads)> FillAsync(Office office, AssignmentStrategy strategy, bool isOn)
    {
        var admin = await office.HireAsync(Role.Administrator);
        Actor[] people = [await office.HireAsync(Role.Employee, "a"), await office.HireAsync(Role.Employee, "b"), await office.HireAsync(Role.Employee, "c")];
        await office.ChangeUserAsync(people[0], user => user.AwayFrom = new DateOnly(2026, 11, 21));
        await office.ChangeUserAsync(people[1], user => user.DailyCap = 2);
        await office.RuleAsync(admin, "Website", strategy, people, rule => rule.Sources = ["Website"], isOn);
        await office.RuleAsync(admin, "Calls", AssignmentStrategy.FixedUser, [people[1]], rule => rule.Sources = ["Call"], isOn);
        string[] sources = ["Website", "Call", "Website", "Walk-in", "Website", "Call", "Website"];
        for (var day = 0; day < 2; day++, office.Clock.Advance(TimeSpan.FromHours(24)))
            foreach (var source in sources)
                await office.LeadAsync(admin, lead => lead.Source = source);
        return (admin, 2 * sources.Length);
    }

    private static async Task<RuleTrialReport> TryAsync(Office office, Actor admin, Action<TryRules>? change = null)
    {
        var command = new TryRules();
        change?.Invoke(command);
        var outcome = await office.Get<RuleTrial>().TryAsync(admin, command, default);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Failure?.Message);
    }

    private static string Say(RuleTrialReport report) =>
        $"{report.Leads}: {string.Join("; ", report.People.Select(share => $"{share.Name} {share.Count}"))}, {report.Nobody}";
}
