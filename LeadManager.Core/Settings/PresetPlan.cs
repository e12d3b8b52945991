using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Core.Settings;

/// <summary>
/// What a preset begins with. It changes what pages offer and which fields a new lead must have; it changes neither
/// stored data nor who may do what.
/// </summary>
/// <param name="Preset">Which one.</param>
/// <param name="Name">What it is called.</param>
/// <param name="About">For whom it is, in a sentence.</param>
/// <param name="Modules">The parts that pages show.</param>
/// <param name="Roles">The roles that pages offer; accounts keep any role they have.</param>
/// <param name="Required">What a new lead needs besides names, phone and source: names of <see cref="LeadFields"/>.</param>
/// <param name="Milestones">The words for the three milestones; the last one means won.</param>
/// <param name="Sort">The order in which the list of leads begins, a key of <see cref="LeadSorting"/>.</param>
public sealed record PresetPlan(
    Preset Preset, string Name, string About, Module Modules, IReadOnlyList<Role> Roles, IReadOnlyList<string> Required, IReadOnlyList<string> Milestones, string Sort)
{
    private const string Newest = "-" + LeadSorting.Newest;

    private static readonly string[] DefaultMilestones = ["Test drive", "Booking", "Retail"];

    /// <summary>All presets, the widest first.</summary>
    public static IReadOnlyList<PresetPlan> All { get; } =
    [
        new(Preset.Everything, "Everything", "All modules and roles; switch to another kind whenever you like.", Module.All, Enum.GetValues<Role>(), [], DefaultMilestones, Newest),
        new(Preset.HomeCare, "Home care", "Leads met at events and by word of mouth, referrals and care details.",
            Module.EventsAndReferrals | Module.CareDetails, [Role.Administrator, Role.User], [], ["Assessment", "Care plan", "Start of care"], Newest),
        new(Preset.Clinic, "Clinic", "Leads of several offices and providers, before they become patients.",
            Module.OfficesAndProviders | Module.CareDetails, [Role.Administrator, Role.User, Role.Engagement],
            [nameof(LeadInput.Email), nameof(Lead.OfficeId)], ["Consultation", "Intake", "First appointment"], LeadSorting.Default),
        new(Preset.Machinery, "Machinery sales", "Coordinators, executives and managers with zones, quotations, special machines and installations.",
            Module.Quotations | Module.SpecialLeads | Module.Installations | Module.Expenses,
            [
                Role.Administrator, Role.SalesCoordinator, Role.SalesExecutive, Role.SalesManager, Role.ZonalManager, Role.Director,
                Role.ServiceManager, Role.ServiceCoordinator, Role.ServiceExecutive, Role.HRManager,
            ],
            [nameof(LeadInput.Commodity), nameof(LeadInput.ProductCategory), nameof(LeadInput.State)], ["Demonstration", "Offer accepted", "Order"], Newest),
        new(Preset.Hierarchy, "Sales hierarchy", "Leads handed down from the head office to teams and employees, with the whole chain.",
            Module.None, [Role.Administrator, Role.SuperAdmin, Role.HeadAdmin, Role.TeamLeader, Role.Employee],
            [nameof(LeadInput.Email)], ["Meeting", "Offer", "Contract"], Newest),
        new(Preset.Dealership, "Car dealership", "Leads qualified by a call team and routed to relationship managers.",
            Module.Qualification | Module.EventsAndReferrals, [Role.Administrator, Role.CreTeamLead, Role.Cre, Role.RelationshipManager], [], DefaultMilestones, Newest),
    ];

    /// <summary>The plan of a preset.</summary>
    public static PresetPlan Of(Preset preset) => All.First(plan => plan.Preset == preset);

    /// <summary>Whether pages show this part.</summary>
    public bool Has(Module module) => (Modules & module) == module;

    /// <summary>The faults of a new lead that lacks what this kind of office asks for, by field; none where it lacks nothing.</summary>
    internal IEnumerable<(string Field, string Message)> Lacks(LeadInput input) =>
        from name in Required
        let field = LeadFields.Find(name)
        where field is not null && LeadMapping.Plain(field.Input.GetValue(input)) is null
        select (name, Validation.Missing(field.Label));
}
