using Bunit;
using LeadManager.Core.Changes;
using LeadManager.Tests.Components;
using LeadManager.Web.Components.ActivityLog;
using Xunit;

namespace LeadManager.Tests.ActivityLog;

public sealed class AuditLineViewTests : ComponentTest
{
    [Fact]
    public void Subject_LeadWithAPage_LinksToIt()
    {
        var subject = Draw(Line(EntityTypes.Lead, "Amara Okonkwo") with { HasPage = true }).Find(".what a");

        Assert.Equal(("/leads/7", "Amara Okonkwo"), (subject.GetAttribute("href"), subject.TextContent));
    }

    [Fact]
    public void Subject_LeadThatIsErased_IsNamedWithoutALink()
    {
        var line = Draw(Line(EntityTypes.Lead, "Lead 7"));

        Assert.Empty(line.FindAll(".what a"));
        Assert.Equal("Lead 7", line.Find(".what span:last-child").TextContent);
    }

    [Fact]
    public void Subject_Event_SaysWhatKindOfRecordItIs() =>
        Assert.Equal("Event Memory Café", Draw(Line(EntityTypes.Event, "Memory Café")).Find(".what span:last-child").TextContent);

    private static AuditLine Line(string type, string name) => new(1, Now, 2, "maya", "Deleted", type, 7, name, "Deleted", null, []);

    private IRenderedComponent<AuditLineView> Draw(AuditLine line) => Render<AuditLineView>(parameters => parameters.Add(each => each.Line, line));
}
