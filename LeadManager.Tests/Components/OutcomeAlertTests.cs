using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class OutcomeAlertTests : ComponentTest
{
    public static readonly TheoryData<Failure, string> Refusals = new()
    {
        { new Forbidden(LeadAction.DeleteLead, "Only an administrator may delete."), "Only an administrator may delete." },
        { new NotFound(), "This record does not exist, or you may not see it." },
        { new Conflict("Omar Haddad changed this lead at 10:42."), "Not saved. Omar Haddad changed this lead at 10:42." },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void OutcomeAlert_Refusal_IsAnnouncedInItsOwnWords(Failure failure, string words)
    {
        var alert = Render<OutcomeAlert>(parameters => parameters.Add(each => each.Failure, failure));

        Assert.Equal(words, alert.Find("[role=alert]").TextContent.Trim());
    }

    [Fact]
    public void OutcomeAlert_Invalid_LinksEveryFaultToItsField()
    {
        var failure = new Invalid(new Dictionary<string, string[]> { ["Phone"] = ["Enter the phone."], [""] = ["Nothing was chosen."] });

        var alert = Render<OutcomeAlert>(parameters => parameters.Add(each => each.Failure, failure));

        Assert.Equal("field-Phone", alert.Find("a").GetAttribute("data-focus"));
        Assert.Equal(["Enter the phone.", "Nothing was chosen."], alert.FindAll("li").Select(item => item.TextContent.Trim()));
    }

    [Fact]
    public void OutcomeAlert_NoFailure_DrawsNothing()
    {
        var alert = Render<OutcomeAlert>(parameters => parameters.Add(each => each.Failure, null));

        Assert.Empty(alert.Markup.Trim());
    }
}
