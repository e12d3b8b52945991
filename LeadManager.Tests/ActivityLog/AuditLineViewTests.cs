using Bunit;
using LeadManager.Core.Changes;
using LeadManager.Tests.Components;
using LeadManager.Web.Components.ActivityLog;

namespace LeadManager.Tests.ActivityLog;

public sealed class AuditLineViewTests : ComponentTest
{
    [Fact]
    public void Line_WithValues_ShowsOldAndNewAndOffersOnlyWhatMayGoBack()
    {
        var wished = new List<string>();
        var line = Line(
            new AuditValue("City", "City", "Lisbon", "Porto", MayRestore: true),
            new AuditValue("AssigneeId", "Assignee", null, "Maya Chen"),
            new AuditValue("MedicaidNo", "Medicaid number", null, null, IsHidden: true));

        var view = Render<AuditLineView>(parameters => parameters
            .Add(part => part.Line, line)
            .Add(part => part.OnRestore, (_, value) => { wished.Add(value.Field); return Task.CompletedTask; }));
        view.Find("button[aria-label='Put back City']").Click();

        Assert.Equal(["City"], wished);
        Assert.Single(view.FindAll("button"));
        Assert.Equal(["Lisbon", "Porto"], view.FindAll("tbody tr")[0].QuerySelectorAll("td").Take(2).Select(cell => cell.TextContent));
        Assert.Equal("hidden", view.FindAll("tbody tr")[2].QuerySelector("td")?.TextContent);
    }

    private static AuditLine Line(params AuditValue[] values) =>
        new(7, Now, 1, "maya", "Updated", "Lead", 42, "Amara Okonkwo", "Updated lead Amara Okonkwo", "192.0.2.7", values);
}
