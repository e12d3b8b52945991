using LeadManager.Core.Access;
using LeadManager.Core.Events;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Events;

/// <summary>Makes events for tests.</summary>
internal static class SomeEvents
{
    public static async Task<EventRow> EventAsync(this Office office, Actor actor, string name) =>
        (await office.Get<EventEditing>().CreateAsync(actor, new CreateEvent { Name = name }, default)).Value ?? throw new InvalidOperationException(name);
}
