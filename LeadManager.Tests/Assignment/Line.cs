using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Assignment;

/// <summary>The people of the hierarchy, one line from Super Admin down to Employee, and what tests do with a lead of theirs.</summary>
internal sealed class Line(Office office)
{
    public Office Office => office;

    public required Actor Super { get; init; }

    public required Actor Head { get; init; }

    public required Actor Leader { get; init; }

    public required Actor Employee { get; init; }

    public static async Task<Line> HireAsync(Office office, string name = "")
    {
        var super = await office.HireAsync(Role.SuperAdmin, "superadmin" + name);
        var head = await office.HireAsync(Role.HeadAdmin, "headadmin" + name, super.UserId);
        var leader = await office.HireAsync(Role.TeamLeader, "teamleader" + name, head.UserId);
        var employee = await office.HireAsync(Role.Employee, "employee" + name, leader.UserId);
        return new Line(office)
        {
            Super = await office.WithTeamAsync(super), Head = await office.WithTeamAsync(head), Leader = await office.WithTeamAsync(leader), Employee = employee,
        };
    }
}

/// <summary>Short words for the calls that nearly every test of assignment makes.</summary>
internal static class Assigning
{
    /// <summary>The actor with the team that the stored reporting lines give him.</summary>
    public static async Task<Actor> WithTeamAsync(this Office office, Actor actor)
    {
        office.Get<AccountReader>().Drop();
        var account = await office.Get<AccountReader>().FindAsync(actor.UserId, default) ?? throw new InvalidOperationException("Nobody.");
        return actor with { TeamUserIds = account.TeamUserIds };
    }

    public static Task<Outcome<HandedOver>> AssignAsync(this Office office, Actor by, int lead, Actor to, string? notes = null, int? version = null) =>
        office.Get<AssignmentService>().AssignAsync(by, new AssignLead { LeadId = lead, UserId = to.UserId, Notes = notes, Version = version }, default);

    public static Task<Outcome<HandedOver>> ClaimAsync(this Office office, Actor by, int lead, int? version = null) =>
        office.Get<AssignmentService>().ClaimAsync(by, new HandOverNote { LeadId = lead, Version = version }, default);

    public static Task<Outcome<HandedOver>> ForwardAsync(this Office office, Actor by, int lead, string? notes = null) =>
        office.Get<ForwardService>().ForwardAsync(by, new HandOverNote { LeadId = lead, Notes = notes }, default);

    public static Task<Outcome<HandedOver>> AcceptAsync(this Office office, Actor by, int lead) =>
        office.Get<AssignmentAnswers>().AcceptAsync(by, new HandOverNote { LeadId = lead }, default);

    public static Task<Outcome<HandedOver>> RejectAsync(this Office office, Actor by, int lead, string? notes) =>
        office.Get<AssignmentAnswers>().RejectAsync(by, new HandOverNote { LeadId = lead, Notes = notes }, default);

    public static Task<Outcome<HandedOver>> CompleteAsync(this Office office, Actor by, int lead, string? notes = null) =>
        office.Get<AssignmentAnswers>().CompleteAsync(by, new HandOverNote { LeadId = lead, Notes = notes }, default);

    public static async Task<IReadOnlyList<ChainLine>> ChainAsync(this Office office, Actor reader, int lead) =>
        (await office.Get<ChainService>().ListAsync(reader, lead, default)).Value?.Items ?? [];

    /// <summary>The names that the actor may choose, in their order.</summary>
    public static async Task<IEnumerable<string>> ChoicesAsync(this Office office, Actor actor, int? lead = null) =>
        (await office.Get<Recipients>().ListAsync(actor, lead, default)).Value?.Items.Select(user => user.Name.Replace(" Name", "", StringComparison.Ordinal)) ?? [];

    /// <summary>The lead as it is stored.</summary>
    public static async Task<Lead> ReadLeadAsync(this Office office, int id)
    {
        await using var db = await office.ContextAsync();
        return await db.Leads.AsNoTracking().SingleAsync(lead => lead.Id == id);
    }

    /// <summary>Changes a stored user without going through a service.</summary>
    public static async Task ChangeUserAsync(this Office office, Actor who, Action<User> change)
    {
        await using var db = await office.ContextAsync();
        change(await db.Users.SingleAsync(user => user.Id == who.UserId));
        await db.SaveAsync(Actor.System, new("Changed"), default);
        office.Get<AccountReader>().Drop();
    }

    /// <summary>Changes a stored lead without going through a service.</summary>
    public static async Task ChangeLeadAsync(this Office office, int id, Action<Lead> change)
    {
        await using var db = await office.ContextAsync();
        change(await db.Leads.SingleAsync(lead => lead.Id == id));
        await db.SaveAsync(Actor.System, new("Changed"), default);
    }

    /// <summary>That it is refused with this, and that nothing at all was written.</summary>
    public static async Task<T> AssertRefusedAsync<T>(this Office office, Func<Task<Outcome<HandedOver>>> act) where T : Failure
    {
        var before = await office.FingerprintAsync();
        var failure = Assert.IsType<T>((await act()).Failure);
        Assert.Equal(before, await office.FingerprintAsync());
        return failure;
    }

    public static HandedOver AssertDone(this Outcome<HandedOver> outcome)
    {
        Assert.Null(outcome.Failure);
        return outcome.Value ?? throw new InvalidOperationException("Nothing.");
    }
}
