using LeadManager.Core.Access;
using LeadManager.Tests.Access.Doors;

namespace LeadManager.Tests.Access;

public sealed class PermissionMatrixTests
{
    // The agreed matrix as a file, so that a change of the code's table is seen here.
    private static readonly string[][] Agreed =
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Access", "permissions.csv")).Select(line => line.Split(','))];

    public static TheoryData<LeadAction, Role, string> Cells()
    {
        var cells = new TheoryData<LeadAction, Role, string>();
        foreach (var row in Agreed.Skip(1))
            for (var column = 1; column < row.Length; column++)
                cells.Add(Enum.Parse<LeadAction>(row[0]), Enum.Parse<Role>(Agreed[0][column]), row[column]);
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void ScopeOf_EveryCell_IsTheAgreedOne(LeadAction action, Role role, string agreed)
    {
        var expected = agreed.Split('|', StringSplitOptions.RemoveEmptyEntries).Aggregate(Scope.None, (union, name) => union | Enum.Parse<Scope>(name));

        var scope = PermissionMatrix.ScopeOf(role, action);

        Assert.Equal(expected, scope);
    }

    [Fact] // R01: whoever builds one of these takes it from this list and adds its door
    public void Walk_HasADoorForEveryActionThatIsBuilt()
    {
        LeadAction[] unbuilt =
        [
            LeadAction.SubmitExpense, LeadAction.ViewExpenses, LeadAction.DecideExpense, LeadAction.ViewInstallations,
            LeadAction.PlanInstallation, LeadAction.UpdateInstallation, LeadAction.ExecuteInstallation, LeadAction.ViewAttendance,
        ];
        LeadAction[] read = [LeadAction.ViewLead, LeadAction.ViewActivities, LeadAction.ViewSpecial, LeadAction.ViewSensitive, LeadAction.ExportLeads, LeadAction.ViewDashboard, LeadAction.ViewAudit];
        LeadAction[] office = [LeadAction.CreateLead, LeadAction.ManageEvents, LeadAction.ManageUsers, LeadAction.ManageSettings, LeadAction.ImportLeads, LeadAction.PurgeLead];

        var walked = Door.All.SelectMany(door => door.Also.Append(door.Action)).Concat(read).Concat(office).Distinct();

        Assert.Equal(Enum.GetValues<LeadAction>().Except(unbuilt).Order(), walked.Order());
    }

    [Fact]
    public void Table_HasEveryRoleAndAction()
    {
        Assert.Equal(Enum.GetNames<Role>(), Agreed[0].Skip(1));
        Assert.Equal(Enum.GetNames<LeadAction>(), Agreed.Skip(1).Select(row => row[0]));
    }
}
