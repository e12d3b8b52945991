using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Results;
using LeadManager.Tests.Lists;
using LeadManager.Tests.Support;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Assignment;

/// <summary>Rules are kept, ordered and switched by whom ManageSettings allows it, each change in the log.</summary>
public sealed class AssignmentRulesTests
{
    [Fact]
    public async Task Save_NewRule_IsOffLastAndAsTheListsWriteIt()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"));
        var branch = await office.BranchAsync(admin, "Brooklyn");
        await office.RuleAsync(admin, "First", AssignmentStrategy.FixedUser, [lena]);

        var row = await office.RuleAsync(admin, " West ", AssignmentStrategy.FewestOpen, [lena, lena], rule =>
        {
            rule.Sources = ["website", "WEBSITE", " Fair "];
            rule.States = ["CA", "ca", ""];
            rule.OfficeIds = [branch.Id];
        }, isOn: false);

        Assert.Equal(("West", 2, false, 1), (row.Name, row.Position, row.IsOn, row.Version));
        Assert.Equal(["Website", "Fair"], row.Sources);
        Assert.Equal(["CA"], row.States);
        Assert.Equal([branch.Id], row.OfficeIds);
        Assert.Equal([lena.UserId], row.UserIds);
        Assert.Equal(["First", "West"], (await office.ReadLogAsync("Created")).Where(entry => entry.EntityType == "Assignment rule").Select(entry => entry.EntityName));
    }

    [Fact]
    public async Task Save_Faults_AreSaidAtOnceAndNothingIsWritten()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena, hr) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"), await office.HireAsync(Role.HRManager));
        await office.RuleAsync(admin, "West", AssignmentStrategy.FixedUser, [lena]);
        var before = await office.FingerprintAsync();

        var plain = await office.Get<AssignmentRules>().SaveAsync(admin, new SaveAssignmentRule { States = [new string('x', 101)], Sources = ["a\nb"] }, default);
        var stored = await office.Get<AssignmentRules>().SaveAsync(admin, SomeRules.Rule("wést", AssignmentStrategy.FixedUser, hr) with { OfficeIds = [77] }, default);
        var nobody = await office.Get<AssignmentRules>().SaveAsync(admin, SomeRules.Rule("New", AssignmentStrategy.FixedUser) with { UserIds = [999] }, default);

        Assert.Equal(["Name", "Sources", "States", "UserIds"], Faults(plain));
        Assert.Equal(["Name", "OfficeIds", "UserIds"], Faults(stored));
        Assert.Equal(["UserIds"], Faults(nobody));
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Save_StaleVersion_IsAConflict()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"));
        var row = await office.RuleAsync(admin, "West", AssignmentStrategy.FixedUser, [lena]);

        var late = await office.Get<AssignmentRules>().SaveAsync(admin, SomeRules.Rule("East", AssignmentStrategy.FixedUser, lena) with { Id = row.Id, Version = 1 }, default);
        var fresh = await office.Get<AssignmentRules>().SaveAsync(admin, SomeRules.Rule("East", AssignmentStrategy.FixedUser, lena) with { Id = row.Id, Version = row.Version }, default);

        Assert.Equal(row.Version, Assert.IsType<Conflict>(late.Failure).CurrentVersion);
        Assert.Equal(("East", true), (fresh.Value?.Name, fresh.Value?.IsOn));
        var entry = (await office.ReadLogAsync("Updated")).Single(change => change.EntityType == "Assignment rule");
        Assert.Equal(("""{"Name":"West"}""", """{"Name":"East"}"""), (entry.OldValue, entry.NewValue));
    }

    [Fact]
    public async Task MoveAndDelete_KeepTheOrderWithoutGaps()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"));
        foreach (var name in new[] { "A", "B", "C", "D" })
            await office.RuleAsync(admin, name, AssignmentStrategy.FixedUser, [lena]);
        var rules = office.Get<AssignmentRules>();

        await MoveAsync("D", 1);
        Assert.Equal("1 D, 2 A, 3 B, 4 C", await OrderAsync());
        await MoveAsync("D", 3);
        Assert.Equal("1 A, 2 B, 3 D, 4 C", await OrderAsync());
        await MoveAsync("A", 99);
        Assert.Equal("1 B, 2 D, 3 C, 4 A", await OrderAsync());
        Assert.True((await rules.DeleteAsync(admin, (await FindAsync("D")).Id, null, default)).IsOk);
        Assert.Equal("1 B, 2 C, 3 A", await OrderAsync());
        Assert.Equal("D", (await office.ReadLogAsync("Deleted")).Single().EntityName);

        async Task<string> OrderAsync() => string.Join(", ", ((await rules.ListAsync(admin, default)).Value?.Items ?? []).Select(rule => $"{rule.Position} {rule.Name}"));
        async Task<AssignmentRuleRow> FindAsync(string name) => ((await rules.ListAsync(admin, default)).Value?.Items ?? []).Single(rule => rule.Name == name);
        async Task MoveAsync(string name, int to) => Assert.True((await FindAsync(name)) is { } rule && (await rules.MoveAsync(admin, rule.Id, rule.Version, to, default)).IsOk);
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.SuperAdmin, true)]
    [InlineData(Role.HeadAdmin, false)]
    [InlineData(Role.Director, false)]
    [InlineData(Role.User, false)]
    public async Task WithoutManageSettings_EverythingIsRefusedAndNothingWritten(Role role, bool isAllowed)
    {
        await using var office = await Office.OpenAsync();
        var (owner, lena) = (await office.HireAsync(Role.Administrator, "owner"), await office.HireAsync(Role.Employee, "lena"));
        var row = await office.RuleAsync(owner, "West", AssignmentStrategy.FixedUser, [lena], isOn: false);
        var actor = await office.HireAsync(role, "actor");
        var before = await office.FingerprintAsync();
        var rules = office.Get<AssignmentRules>();

        Failure?[] failures =
        [
            (await rules.ListAsync(actor, default)).Failure,
            (await rules.SaveAsync(actor, SomeRules.Rule("East", AssignmentStrategy.FixedUser, lena), default)).Failure,
            (await rules.SwitchAsync(actor, row.Id, null, true, default)).Failure,
            (await rules.MoveAsync(actor, row.Id, null, 1, default)).Failure,
            (await rules.DeleteAsync(actor, row.Id, null, default)).Failure,
        ];

        Assert.All(failures, failure => Assert.Equal(isAllowed ? null : LeadAction.ManageSettings, (failure as Forbidden)?.Action));
        Assert.Equal(isAllowed, (await rules.ListPeopleAsync(actor, default)).Count > 0);
        Assert.Equal(isAllowed, before != await office.FingerprintAsync());
    }

    private static IEnumerable<string> Faults(Outcome<AssignmentRuleRow> outcome) => Assert.IsType<Invalid>(outcome.Failure).Errors.Keys.Order();
}
