using LeadManager.Core.Data;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>What rows are held against: the office's staff, events and country code, read once for all of them.</summary>
internal sealed class Surroundings
{
    private readonly Dictionary<string, int> _staff = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutreachEvent> _events = [];

    private Surroundings(string countryCode) => CountryCode = countryCode;

    public string CountryCode { get; }

    /// <summary>What the office keeps lists of.</summary>
    public ListSnapshot Lists { get; private set; } = ListSnapshot.Empty;

    public static async Task<Surroundings> ReadAsync(LeadDbContext db, OrganisationService organisation, CancellationToken ct)
    {
        var around = new Surroundings((await organisation.GetAsync(ct)).CountryCode);
        around.Lists = await ListSnapshot.ReadAsync(db, ct);
        foreach (var user in await db.Users.OrderBy(user => user.Id).Select(user => new { user.Id, user.Name }).ToListAsync(ct))
            around._staff.TryAdd(user.Name, user.Id);
        foreach (var outreach in await db.Events.AsNoTracking().ToListAsync(ct))
            around.Add(outreach);
        return around;
    }

    public int? StaffId(string name) => _staff.TryGetValue(name, out var id) ? id : null;

    public OutreachEvent? Event(string? name) => name is null ? null : _events.GetValueOrDefault(TextFolding.Fold(name));

    public void Add(OutreachEvent outreach) => _events[outreach.NameKey] = outreach;

    /// <summary>Whether the values name an event that the office does not have.</summary>
    public bool LacksEvent(LeadInput input) =>
        Sources.DependantOf(input.Source) == SourceDependant.Event && !string.IsNullOrWhiteSpace(input.EventName) && Event(input.EventName) is null;
}
