using LeadManager.Core.Access;

namespace LeadManager.Tests.Access.Doors;

/// <summary>The agreed matrix, read from its file and not from the code.</summary>
internal static class Agreed
{
    private static readonly Dictionary<(LeadAction, Role), Scope[]> Cells = Read();

    /// <summary>Whether the role may do this to a lead of this kind.</summary>
    public static bool Grants(Role role, LeadAction action, LeadKind kind) => Cells[(action, role)].Any(scope => kind.IsIn(scope));

    /// <summary>Whether the role may do this at all.</summary>
    public static bool Grants(Role role, LeadAction action) => Cells[(action, role)].Length > 0;

    private static Dictionary<(LeadAction, Role), Scope[]> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Access", "permissions.csv")).Select(line => line.Split(',')).ToList();
        return (from line in lines.Skip(1)
                from column in Enumerable.Range(1, line.Length - 1)
                select ((Enum.Parse<LeadAction>(line[0]), Enum.Parse<Role>(lines[0][column])),
                    line[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Enum.Parse<Scope>).ToArray()))
            .ToDictionary(cell => cell.Item1, cell => cell.Item2);
    }
}
