using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Lists;
using LeadManager.Tests.Support;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Lists;

/// <summary>Makes entries of the small lists for tests.</summary>
internal static class SomeLists
{
    public static async Task<ListRow> EntryAsync(this Office office, Actor actor, ListKind kind, string name, int? parentId = null) =>
        Ok(await office.Get<ListService>().AddAsync(actor, new AddListEntry { Kind = kind, Name = name, ParentId = parentId }, default));

    public static async Task<OfficeRow> BranchAsync(this Office office, Actor actor, string name) =>
        Ok(await office.Get<OfficeService>().SaveAsync(actor, new SaveOffice { Name = name }, default));

    public static async Task<ProviderRow> ProviderAsync(this Office office, Actor actor, string name, int? officeId = null) =>
        Ok(await office.Get<ProviderService>().SaveAsync(actor, new SaveProvider { Name = name, OfficeId = officeId }, default));

    public static async Task<ZoneRow> ZoneAsync(this Office office, Actor actor, string name, string states, int? managerId = null) =>
        Ok(await office.Get<ZoneService>().SaveAsync(actor, new SaveZone { Name = name, States = states, ManagerId = managerId }, default));

    public static ListSnapshot Lists(this Office office, Actor actor) => office.Get<ListReader>().Read(actor);

    public static async Task AddRuleAsync(this Office office, Action<AssignmentRule> change)
    {
        await using var db = await office.ContextAsync();
        var rule = new AssignmentRule { Name = "Rule 1", Position = 1 };
        change(rule);
        db.Add(rule);
        await db.SaveAsync(Actor.System, ChangeNote.Created, default);
    }

    private static T Ok<T>(Core.Results.Outcome<T> outcome) where T : class => outcome.Value ?? throw new InvalidOperationException(outcome.Failure?.Message);
}
