using AngleSharp.Dom;
using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using LeadManager.Tests.Lists;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Leads;
using LeadManager.Web.Components.Users;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Components;

/// <summary>Navigation, form, required fields and roles on offer follow the kind of office; whoever is shown less keeps what he may do.</summary>
public sealed class PresetPageTests : SignedInTest
{
    [Theory]
    [InlineData(Preset.Everything, "Quotations, Special leads, Events")]
    [InlineData(Preset.HomeCare, "Events")]
    [InlineData(Preset.Clinic, "")]
    [InlineData(Preset.Machinery, "Quotations, Special leads")]
    [InlineData(Preset.Hierarchy, "")]
    [InlineData(Preset.Dealership, "Events")]
    public void Navigation_OfAnAdministrator_HasThePagesOfTheKind(Preset preset, string special)
    {
        AddAuthorization().SetAuthorized("priya").SetPolicies([.. NavEntries.All.Select(entry => entry.PolicyName)]);

        var menu = Render<NavMenu>(parameters => parameters.AddCascadingValue(FactsOf(preset)));

        var shown = menu.FindAll("a").Select(link => link.TextContent.Trim()).ToList();
        var always = NavEntries.All.Where(entry => entry.Module == Module.None).Select(entry => entry.Name).ToList();
        Assert.Equal(always, shown.Where(always.Contains));
        Assert.Equal(special, string.Join(", ", shown.Except(always)));
    }

    [Theory]
    [InlineData(Preset.Everything, "Care details, Office", "")]
    [InlineData(Preset.HomeCare, "Care details", "")]
    [InlineData(Preset.Clinic, "Care details, Office", "E-mail, Office")]
    [InlineData(Preset.Machinery, "", "Commodity, Product category, State")]
    [InlineData(Preset.Hierarchy, "", "E-mail")]
    [InlineData(Preset.Dealership, "", "")]
    public async Task NewLead_OfTheKind_ShowsItsPartsAndAsksForItsFields(Preset preset, string parts, string required)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.BranchAsync(admin, "North");
        await SignInAsync(office, admin);

        var page = Render<NewLeadPage>(parameters => parameters.AddCascadingValue(FactsOf(preset)));
        page.WaitForElement("#field-FirstName", Patience);

        var labels = page.FindAll(".field label").Select(label => label.TextContent.Trim()).ToList();
        Assert.Equal(parts, string.Join(", ", page.FindAll("legend").Select(legend => legend.TextContent).Where(text => text == "Care details").Concat(labels.Select(Bare).Where(text => text == "Office"))));
        string[] asked = ["E-mail", "Office", "Commodity", "Product category", "State"];
        Assert.Equal(required, string.Join(", ", labels.Where(label => asked.Contains(label)).Order()));
        await DisposeComponentsAsync();
    }

    [Theory]
    [InlineData(Preset.Everything)]
    [InlineData(Preset.HomeCare)]
    [InlineData(Preset.Machinery)]
    [InlineData(Preset.Dealership)]
    public async Task NewUser_OfTheKind_IsOfferedItsRoles(Preset preset)
    {
        await using var office = await Office.OpenAsync();
        await SignInAsync(office, await office.HireAsync(Role.Administrator));

        var dialog = Render<UserDialog>(parameters => parameters.AddCascadingValue(FactsOf(preset)).Add(each => each.Command, new CreateUser { Role = Role.Administrator }));
        var offered = dialog.WaitForElements("#field-Role option", Patience).Select(option => option.GetAttribute("value"));

        Assert.Equal(PresetPlan.Of(preset).Roles.Select(role => role.ToString()), offered);
    }

    [Fact] // who has a role that the kind does not offer keeps it
    public async Task EditUser_WithARoleOfAnotherKind_KeepsItOnTheList()
    {
        await using var office = await Office.OpenAsync();
        await SignInAsync(office, await office.HireAsync(Role.Administrator));

        var dialog = Render<UserDialog>(parameters => parameters.AddCascadingValue(FactsOf(Preset.HomeCare)).Add(each => each.Command, new UpdateUser { Id = 9, Name = "Omar", Role = Role.Director }));

        Assert.Equal(["Administrator", "User", "Director"], dialog.WaitForElements("#field-Role option", Patience).Select(option => option.GetAttribute("value")));
    }

    private static ShellFacts FactsOf(Preset preset) => new("Harbor") { Plan = PresetPlan.Of(preset) };

    private static string Bare(string label) => label.Split('(')[0].Trim();
}
