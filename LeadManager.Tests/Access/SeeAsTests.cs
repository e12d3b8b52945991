using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Access;

public sealed class SeeAsTests
{
    [Fact]
    public async Task Look_EveryRoleAndAction_AnswersAsTheDoorsDo()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = (await office.LeadAsync(admin, command => command.MedicaidNo = "AB12345C")).Lead;

        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Administrator))
        {
            var person = await office.HireAsync(role);
            var seen = (await office.Get<SeeAs>().LookAsync(admin, person.UserId, lead.Id, default)).Value;

            Assert.NotNull(seen);
            var own = await office.Get<LeadService>().FindAsync(person, lead.Id, default);
            Assert.Equal(own is null, seen.Seen is null);
            Assert.Equal(own?.Lead.MedicaidNo, seen.Seen?.Lead.MedicaidNo);
            Assert.Equal(Enum.GetValues<LeadAction>().Length, seen.Verdicts.Select(verdict => verdict.Action).Distinct().Count());
            foreach (var verdict in seen.Verdicts.Where(verdict => verdict.Answer != Answer.Elsewhere))
            {
                Assert.True(verdict.Answer == Answer.Yes == person.May(verdict.Action, lead), $"{role} {verdict.Action}");
                Assert.Equal(verdict.Answer == Answer.Yes, verdict.Parts.Any(part => part.Holds));
                Assert.Equal(PermissionMatrix.ScopeOf(role, verdict.Action), verdict.Parts.Aggregate(Scope.None, (cell, part) => cell | part.Scope));
            }
        }
    }

    [Fact]
    public async Task Look_DisabledPerson_SeesNothing()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var other = await office.HireAsync(Role.User);
        var lead = (await office.LeadAsync(admin)).Lead;
        await office.Get<UserService>().DisableAsync(admin, other.UserId, default);

        var seen = (await office.Get<SeeAs>().LookAsync(admin, other.UserId, lead.Id, default)).Value;

        Assert.NotNull(seen);
        Assert.False(seen.MayEnter);
        Assert.Null(seen.Seen);
    }

    [Theory]
    [InlineData(Role.User)]
    [InlineData(Role.Director)]
    [InlineData(Role.HeadAdmin)]
    public async Task Look_WithoutManageUsers_IsForbidden(Role role)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var person = await office.HireAsync(role);
        var lead = (await office.LeadAsync(admin)).Lead;
        var before = await office.FingerprintAsync();

        var refused = await office.Get<SeeAs>().LookAsync(person, admin.UserId, lead.Id, default);
        var allowed = await office.Get<SeeAs>().LookAsync(admin, person.UserId, lead.Id, default);

        Assert.Equal(LeadAction.ManageUsers, Assert.IsType<Forbidden>(refused.Failure).Action);
        Assert.True(allowed.IsOk);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Look_UnknownPersonOrLead_IsNotFound()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = (await office.LeadAsync(admin)).Lead;

        Assert.IsType<NotFound>((await office.Get<SeeAs>().LookAsync(admin, 9_999, lead.Id, default)).Failure);
        Assert.IsType<NotFound>((await office.Get<SeeAs>().LookAsync(admin, admin.UserId, 9_999, default)).Failure);
    }

    [Fact]
    public void Groups_HoldEveryActionOnce()
    {
        var listed = ActionGroups.All.SelectMany(group => group.Actions).ToList();

        Assert.Equal(Enum.GetValues<LeadAction>().Order(), listed.Order());
    }

    [Fact]
    public void ScopeWords_NameEveryScopeWithALetterOfItsOwn()
    {
        Assert.Equal(Enum.GetValues<Scope>().Where(scope => scope != Scope.None).Order(), ScopeWords.All.Select(word => word.Scope).Order());
        Assert.Equal(ScopeWords.All.Count, ScopeWords.All.Select(word => word.Letter).Distinct().Count());
    }
}
