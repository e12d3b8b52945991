using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Imports;

/// <summary>Whatever somebody has done with an imported lead protects it from the undo, and the list says why; the others go.</summary>
public sealed class UndoProtectsTests
{
    [Theory]
    [InlineData("activity", "Changed since|Somebody has worked on it")]
    [InlineData("follow-up", "Changed since|Somebody has worked on it")]
    [InlineData("assignment", "Changed since")]
    [InlineData("bin", "In the recycle bin since")]
    [InlineData("erased", "Erased since")]
    public async Task Undo_OfALeadThatIsWorkedOn_LeavesItAndSaysWhy(string work, string reasons)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var report = await office.ImportAsync(admin, SomeFiles.Good);
        var (kept, other) = ((await office.LeadsAsync(admin))[0].Id, (await office.LeadsAsync(admin))[1].Id);
        await WorkAsync(office, admin, kept, work);
        var before = await RowAsync(office, kept);

        var undone = await office.Get<ImportUndo>().UndoAsync(admin, report.Id ?? 0, default);

        var protectedLead = Assert.Single(undone.Value?.Protected ?? []);
        Assert.Equal((1, kept), (undone.Value?.Removed, protectedLead.Id));
        Assert.Contains(protectedLead.Reason, reasons.Split('|'));
        Assert.Equal(before, await RowAsync(office, kept));
        Assert.Null(await office.Get<LeadService>().FindAsync(admin, other, default));
    }

    private static async Task WorkAsync(Office office, Actor admin, int lead, string work)
    {
        var isDone = work switch
        {
            "activity" => (await office.Get<ActivityService>().AddAsync(admin, new AddActivity { LeadId = lead, Type = ActivityType.Call, Note = "spoke with her" }, default)).IsOk,
            "follow-up" => (await office.Get<FollowUpService>().AddAsync(admin, new AddFollowUp { LeadId = lead, Type = ActivityType.Visit, DueAt = office.Clock.GetUtcNow().UtcDateTime.AddDays(2) }, default)).IsOk,
            "assignment" => (await office.ClaimAsync(admin, lead)).IsOk,
            "bin" => (await office.Get<LeadBin>().DeleteAsync(admin, lead, default)).IsOk,
            _ => (await office.Get<LeadBin>().DeleteAsync(admin, lead, default)).IsOk && (await office.Get<LeadBin>().PurgeAsync(admin, lead, default)).IsOk,
        };
        Assert.True(isDone);
    }

    /// <summary>The lead as the file holds it, and all that belongs to it.</summary>
    private static async Task<string> RowAsync(Office office, int lead) => string.Join('\n', (await office.FingerprintAsync()).Split('\n')
        .Where(line => line.StartsWith($"Leads:{lead}|", StringComparison.Ordinal) || line.StartsWith("Activities:", StringComparison.Ordinal) || line.StartsWith("FollowUps:", StringComparison.Ordinal) || line.StartsWith("ChainEntries:", StringComparison.Ordinal)));
}
