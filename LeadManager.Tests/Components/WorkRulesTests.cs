using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Leads;
using LeadManager.Web.Components.Settings;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Components;

/// <summary>The settings of aging and acceptance, and how a quiet lead is marked: S3.081, S3.210.</summary>
public sealed class WorkRulesTests : SignedInTest
{
    [Fact]
    public async Task S3081_Settings_KeepDaysOfEachStageAndTheHoursToAccept()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LocateAsync(admin, "Etc/UTC");
        await SignInAsync(office, admin);

        var page = Render<WorkRulesPage>();
        page.WaitForAssertion(() => Assert.Equal(7, page.FindAll("input[type=number]").Count), Patience);
        await page.FindAll("input[type=number]")[1].ChangeAsync("5");
        await page.FindAll("input[type=number]")[6].ChangeAsync("24");
        await page.Find("select").ChangeAsync(nameof(UnacceptedStep.Escalate));
        await page.Find("form").SubmitAsync();

        var stored = await office.Get<OrganisationService>().GetAsync(default);
        Assert.Equal((24, UnacceptedStep.Escalate, 5), (stored.AcceptWithinHours, stored.AcceptStep, stored.ToCalendar().Ages.DaysOf(LeadStage.Pending)));
    }

    [Theory]
    [InlineData(LeadStatus.Pending, 3, null)]
    [InlineData(LeadStatus.Pending, 6, "Quiet for 6 days")]
    [InlineData(LeadStatus.Unqualified, 300, null)]
    public void S3210_AQuietLead_SaysSoInWords(LeadStatus status, int days, string? said)
    {
        var calendar = new OfficeCalendar("Etc/UTC") { Ages = new LeadAges(new Dictionary<LeadStage, int> { [LeadStage.Pending] = 5 }) };
        var lead = new Lead
        {
            FirstName = "A", LastName = "B", Phone = "1", StaffName = "S", Source = "Call", LastContactStatus = "x", Status = status, AssigneeId = 7, UpdatedAt = Now.AddDays(-days).AddMinutes(-1),
        };

        var badge = Render<AgeBadge>(parameters => parameters.AddCascadingValue(new ShellFacts("Harbor") { Calendar = calendar }).Add(each => each.Lead, lead).Add(each => each.Brief, true));

        Assert.Equal(said, badge.FindAll(".badge").SingleOrDefault()?.GetAttribute("title"));
        Assert.Equal(said, badge.FindAll(".visually-hidden").SingleOrDefault()?.TextContent);
    }
}
