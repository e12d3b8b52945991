using LeadManager.Core.Access;
using LeadManager.Core.Data.Demo;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Tests.Lists;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Settings;

public sealed class PresetTests
{
    public static TheoryData<Preset> Presets => [.. Enum.GetValues<Preset>()];

    [Fact]
    public void Plans_OneForEachPreset_NameKnownFieldsAndOrders()
    {
        Assert.Equal(Enum.GetValues<Preset>(), PresetPlan.All.Select(plan => plan.Preset));
        Assert.All(PresetPlan.All, plan =>
        {
            Assert.Contains(RoleTraits.ForFirstAccount, plan.Roles);
            Assert.Equal(3, plan.Milestones.Count);
            Assert.True(LeadSorting.IsKnown(plan.Sort));
            Assert.All(plan.Required, name => Assert.NotNull(typeof(Lead).GetProperty(name)));
        });
        Assert.Empty(PresetPlan.Of(Preset.Everything).Required);
        Assert.Equal(Enum.GetValues<Role>(), PresetPlan.Of(Preset.Everything).Roles);
    }

    [Fact]
    public async Task Create_InAHierarchyOffice_AsksForTheEmailAndElsewhereNot()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.PresetAsync(admin, Preset.Hierarchy);
        var before = await office.FingerprintAsync();

        var refused = await office.Get<LeadEditing>().CreateAsync(admin, Some.Lead(), default);

        Assert.Equal([nameof(LeadInput.Email)], Assert.IsType<Invalid>(refused.Failure).Errors.Keys);
        Assert.Equal(before, await office.FingerprintAsync());
        Assert.True((await office.Get<LeadEditing>().CreateAsync(admin, Some.Lead(lead => lead.Email = "amara@example.com"), default)).IsOk);
        await office.PresetAsync(admin, Preset.Everything);
        Assert.True((await office.Get<LeadEditing>().CreateAsync(admin, Some.Lead(), default)).IsOk);
    }

    [Fact]
    public async Task Create_InAMachineryOffice_SaysAllThatIsMissingAtOnce()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.PresetAsync(admin, Preset.Machinery);

        var refused = await office.Get<LeadEditing>().CreateAsync(admin, Some.Lead(lead => lead.LastName = ""), default);

        Assert.Equal(
            [nameof(LeadInput.Commodity), nameof(LeadInput.LastName), nameof(LeadInput.ProductCategory), nameof(LeadInput.State)],
            Assert.IsType<Invalid>(refused.Failure).Errors.Keys.Order());
    }

    [Fact]
    public async Task Create_InAClinic_AsksForEmailAndOffice()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.PresetAsync(admin, Preset.Clinic);
        var branch = await office.BranchAsync(admin, "North");
        var before = await office.FingerprintAsync();

        var refused = await office.Get<LeadEditing>().CreateAsync(admin, Some.Lead(), default);

        Assert.Equal([nameof(LeadInput.Email), nameof(LeadInput.OfficeId)], Assert.IsType<Invalid>(refused.Failure).Errors.Keys.Order());
        Assert.Equal(before, await office.FingerprintAsync());
        Assert.True((await office.Get<LeadEditing>().CreateAsync(admin, Some.Lead(lead => (lead.Email, lead.OfficeId) = ("amara@example.com", branch.Id)), default)).IsOk);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Change_ToAnyPresetAndBack_LeavesLeadsAndRightsAsTheyAre(Preset preset)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var cre = await office.HireAsync(Role.Cre);
        var lead = await office.LeadAsync(admin, command => command.MedicaidNo = "AB12345C");

        await office.PresetAsync(admin, preset);

        var seen = await office.Get<LeadService>().FindAsync(admin, lead.Lead.Id, default);
        Assert.Equal((lead.Lead.Version, "AB12345C"), (seen?.Lead.Version ?? 0, seen?.Lead.MedicaidNo));
        Assert.Null(await office.Get<LeadService>().FindAsync(cre, lead.Lead.Id, default));
        Assert.True(cre.May(LeadAction.CreateLead));
    }

    [Fact]
    public async Task Words_OfTheMilestones_FollowThePreset()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var words = office.Get<OfficeWords>();

        await office.PresetAsync(admin, Preset.HomeCare);
        await words.ReadAsync(default);

        Assert.Equal(("Assessment", "Care plan", "Start of care"), (words.Find("Milestone1"), words.Find("Milestone2"), words.Find("Milestone3")));
        Assert.Null(words.Find("Qualified"));
    }

    [Fact]
    public async Task Change_WithoutTheGrant_IsForbidden()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var user = await office.HireAsync(Role.User);
        await office.PresetAsync(admin, Preset.Clinic);
        var before = await office.FingerprintAsync();

        var refused = await office.Get<OrganisationService>().UpdateAsync(user, SomePresets.Of(Preset.Hierarchy), default);

        Assert.Equal(LeadAction.ManageSettings, Assert.IsType<Forbidden>(refused.Failure).Action);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Demo_WithAPreset_IsThatKindOfOffice()
    {
        await using var office = await Office.OpenAsync();

        await office.Get<Microsoft.Extensions.DependencyInjection.IServiceScopeFactory>().FillAsync(Preset.Dealership);

        Assert.Equal(Preset.Dealership, (await office.Get<OrganisationService>().GetAsync(default)).Preset);
    }

}

internal static class DemoFilling
{
    public static async Task FillAsync(this Microsoft.Extensions.DependencyInjection.IServiceScopeFactory scopes, Preset preset)
    {
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(scopes);
        var demo = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<DemoData>(scope.ServiceProvider);
        await demo.FillAsync(5, TestUsers.Password, default, preset);
    }
}
