using LeadManager.Core.Access;

namespace LeadManager.Core.Data.Demo;

/// <summary>Somebody of the made-up office who has an account.</summary>
internal sealed record DemoAccount(string Username, string Name, Role Role, bool IsApproved = true);

/// <summary>Who works in the made-up office.</summary>
internal static class DemoPeople
{
    private static readonly string[] Names = ["Maren Holloway", "Rafael Osei"];

    /// <summary>One approved account for each role on offer, a second administrator, and somebody who waits for approval.</summary>
    public static readonly DemoAccount[] Accounts =
    [
        .. RoleTraits.OnOffer.Zip(Names, (role, name) => new DemoAccount(role.ToString().ToLowerInvariant(), name, role)),
        new("safelife", "Teodora Vance", RoleTraits.ForFirstAccount),
        new("newcomer", "Noor Castellano", RoleTraits.ForNewcomers, IsApproved: false),
    ];

    /// <summary>Staff who captured leads: some of the accounts, by name, and colleagues without an account.</summary>
    public static readonly (string Name, int Weight)[] Staff =
    [
        ("Rafael Osei", 27), ("Teodora Vance", 19), ("Bridget Amaral", 15), ("Maren Holloway", 12), ("Caleb Whitmore", 9), ("Ji-woo Sandoval", 8), ("Ines Moreau", 6), ("Desmond Achebe", 4),
    ];
}
