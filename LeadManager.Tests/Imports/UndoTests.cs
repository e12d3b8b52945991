using System.Text.RegularExpressions;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Events;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Imports;

/// <summary>Undo brings every row of leads and events back to the byte, and protects what somebody has worked on since.</summary>
public sealed partial class UndoTests
{
    private const string Text = "First name,Last name,Phone,E-mail,Source,Event,Date of birth,Comments\r\n"
        + "Amara,Changed,+1 555 010 0142,am@example.com,Event,Spring Fair,1950-02-03,New words\r\n"
        + "Bea,Ross,9175550102,bea@example.com,Call,,,\r\n"
        + "Cy,Coe,9175550103,cy@example.com,Event,Spring Fair,,\r\n";

    [Fact]
    public async Task Undo_CreatedAndUpdated_BringsEveryRowBackToTheByte()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LeadAsync(admin, lead => (lead.Comments, lead.DateOfBirth, lead.Temperature, lead.ZipCode) = ("  Zoë\r\n\"x\" ", new DateOnly(1944, 3, 2), Temperature.Hot, "01234"));
        await office.LeadAsync(admin, lead => lead.Phone = "9175550199");
        office.Clock.Advance(TimeSpan.FromTicks(12_345_678_901));
        var before = await RowsAsync(office);

        var report = await ImportAsync(office, admin);
        var between = await RowsAsync(office);
        office.Clock.Advance(TimeSpan.FromHours(2));
        var preview = await office.Get<ImportUndo>().PreviewAsync(admin, report.Id ?? 0, default);
        var undone = await office.Get<ImportUndo>().UndoAsync(admin, report.Id ?? 0, default);
        var again = await office.Get<ImportUndo>().UndoAsync(admin, report.Id ?? 0, default);

        Assert.Equal((2, 1, 0), (report.Created, report.Updated, report.Refused));
        Assert.NotEqual(before, between);
        Assert.Equal((2, 1, 0), (undone.Value?.Removed, undone.Value?.Restored, undone.Value?.Protected.Count));
        Assert.Equal((2, 1), (preview.Value?.Removed, preview.Value?.Restored));
        Assert.Equal(before, await RowsAsync(office));
        Assert.IsType<Conflict>(again.Failure);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(2_500)] // so many that the indexes are made anew
    public async Task ImportAndUndo_KeepCountsAndSearchRight(int rows)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LeadAsync(admin, lead => lead.Phone = "+1917" + 5550003);

        var report = await office.ImportAsync(admin, SomeFiles.Rows(rows), settings => settings with { Duplicates = DuplicatePolicy.Update });
        var differingAfterImport = await office.Get<TallyService>().RecountAsync(default);
        var found = await office.Get<LeadService>().CountAsync(admin, new LeadQuery { Search = "first17" }, default);
        await office.Get<ImportUndo>().UndoAsync(admin, report.Id ?? 0, default);
        var differingAfterUndo = await office.Get<TallyService>().RecountAsync(default);
        var foundAfterUndo = await office.Get<LeadService>().CountAsync(admin, new LeadQuery { Search = "first17" }, default);

        Assert.Equal((rows - 1, 1), (report.Created, report.Updated));
        Assert.Empty(differingAfterImport);
        Assert.Equal(Enumerable.Range(0, rows).Count(number => $"First{number}".StartsWith("First17", StringComparison.Ordinal)), found);
        Assert.Empty(differingAfterUndo);
        Assert.Equal(0, foundAfterUndo);
    }

    [Fact]
    public async Task Undo_WorkedOnSince_ProtectsAndListsIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var stored = await office.LeadAsync(admin);
        var report = await ImportAsync(office, admin);
        var leads = await office.LeadsAsync(admin);
        var bea = leads.Single(lead => lead.FirstName == "Bea");
        foreach (var id in new[] { bea.Id, stored.Lead.Id })
        {
            var current = await office.Get<LeadService>().FindAsync(admin, id, default) ?? throw new InvalidOperationException();
            await office.Get<LeadEditing>().UpdateAsync(admin, current.Edit(edit => edit.City = "Kyoto"), default);
        }

        var preview = await office.Get<ImportUndo>().PreviewAsync(admin, report.Id ?? 0, default);
        var undone = await office.Get<ImportUndo>().UndoAsync(admin, report.Id ?? 0, default);

        Assert.Equal((1, 0), (undone.Value?.Removed, undone.Value?.Restored));
        Assert.Equal([("Amara Changed", "administrator"), ("Bea Ross", "administrator")], undone.Value?.Protected.Select(kept => (kept.Name, kept.By ?? "")).Order());
        Assert.Equal(undone.Value?.Protected.Select(kept => kept.Id).Order(), preview.Value?.Protected.Select(kept => kept.Id).Order());
        Assert.Equal([("Amara", "Kyoto"), ("Bea", "Kyoto")], (await office.LeadsAsync(admin)).Select(lead => (lead.FirstName, lead.City ?? "")));
        await using var db = await office.ContextAsync();
        Assert.Equal("Spring Fair", (await db.Events.SingleAsync()).Name); // the protected lead came from it
    }

    [Fact]
    public async Task ListProtected_OfAnImport_StaysAndShowsNoNameThatTheReaderMayNotSee()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var report = await office.ImportAsync(admin, SomeFiles.Good);
        var changed = (await office.LeadsAsync(admin))[0];
        var current = await office.Get<LeadService>().FindAsync(admin, changed.Id, default) ?? throw new InvalidOperationException();
        await office.Get<LeadEditing>().UpdateAsync(admin, current.Edit(edit => edit.City = "Kyoto"), default);
        var history = office.Get<ImportHistory>();

        var before = await history.ListProtectedAsync(admin, report.Id ?? 0, default);
        await office.Get<ImportUndo>().UndoAsync(admin, report.Id ?? 0, default);
        var after = await history.ListProtectedAsync(admin, report.Id ?? 0, default);
        await office.Get<LeadBin>().DeleteAsync(admin, changed.Id, default);
        var hidden = await history.ListProtectedAsync(admin, report.Id ?? 0, default);
        var stranger = await history.ListProtectedAsync(await office.HireAsync(Role.Employee), report.Id ?? 0, default);

        Assert.Equal((0, 1, 1, 0), (before.Total, after.Total, hidden.Total, stranger.Total));
        Assert.Equal((changed.Name, "Changed since"), (after.First.Single().Name, after.First.Single().Reason));
        Assert.Equal($"Lead {changed.Id}", hidden.First.Single().Name);
    }

    [Fact]
    public async Task Undo_RowInTheBin_IsProtected()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var report = await office.ImportAsync(admin, SomeFiles.Good);
        await office.Get<LeadBin>().DeleteAsync(admin, (await office.LeadsAsync(admin))[0].Id, default);

        var undone = await office.Get<ImportUndo>().UndoAsync(admin, report.Id ?? 0, default);

        Assert.Equal((1, "In the recycle bin since"), (undone.Value?.Removed, undone.Value?.Protected.Single().Reason));
    }

    [Fact]
    public async Task Undo_LogTellsWhoDidWhatWithoutTheRemovedPersons()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var report = await office.ImportAsync(admin, SomeFiles.Good);

        await office.Get<ImportUndo>().UndoAsync(admin, report.Id ?? 0, default);

        await using var db = await office.ContextAsync();
        var log = await db.AuditEntries.Where(entry => entry.EntityType != "User").OrderBy(entry => entry.Id).ToListAsync();
        Assert.Equal(["Imported Lead", "Imported Lead", "Imported Import", "ImportUndone Import"], log.Select(entry => $"{entry.ActionType} {entry.EntityType}"));
        Assert.DoesNotContain(log, entry => $"{entry.EntityName}{entry.Description}{entry.NewValue}{entry.Keywords}".Contains("lovelace", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Undo_OfSomebodyElse_IsNotFoundUnlessOneMayReadTheLog()
    {
        await using var office = await Office.OpenAsync();
        var (admin, head, other) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.HeadAdmin), await office.HireAsync(Role.SalesCoordinator));
        var report = await office.ImportAsync(head, SomeFiles.Good);
        var before = await office.FingerprintAsync();

        Assert.IsType<NotFound>((await office.Get<ImportUndo>().UndoAsync(other, report.Id ?? 0, default)).Failure);
        Assert.IsType<Forbidden>((await office.Get<ImportUndo>().UndoAsync(await office.HireAsync(Role.Engagement), report.Id ?? 0, default)).Failure);
        Assert.Empty(await office.Get<ImportHistory>().ListAsync(other, default));
        Assert.Equal(UserLines().Replace(before, ""), UserLines().Replace(await office.FingerprintAsync(), ""));
        Assert.True((await office.Get<ImportUndo>().UndoAsync(admin, report.Id ?? 0, default)).IsOk);
    }

    [Fact]
    public async Task Undo_LeadThatIsOutOfSightByNow_StaysAndIsNamedByItsNumberOnly()
    {
        await using var office = await Office.OpenAsync();
        var (admin, coordinator, seller) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SalesCoordinator), await office.HireAsync(Role.SalesExecutive));
        var report = await office.ImportAsync(coordinator, SomeFiles.Good);
        var taken = (await office.LeadsAsync(admin))[0];
        foreach (var lead in await office.LeadsAsync(admin))
            await office.AssignAsync(lead.Id, seller.UserId, isAccepted: true); // as a rule of the import might
        var detail = await office.Get<LeadService>().FindAsync(seller, taken.Id, default) ?? throw new InvalidOperationException();
        Assert.True((await office.Get<LeadEditing>().UpdateAsync(seller, detail.Edit(edit => edit.FirstName = "Rosalinde"), default)).IsOk);

        var preview = await office.Get<ImportUndo>().PreviewAsync(coordinator, report.Id ?? 0, default);
        var undone = await office.Get<ImportUndo>().UndoAsync(coordinator, report.Id ?? 0, default);

        var kept = Assert.Single(undone.Value?.Protected ?? []);
        Assert.Equal((taken.Id, $"Lead {taken.Id}", null, null), (kept.Id, kept.Name, kept.By, kept.At));
        Assert.Equal((1, kept), (undone.Value?.Removed ?? 0, preview.Value?.Protected.Single()));
        Assert.Equal("Rosalinde", Assert.Single(await office.LeadsAsync(admin)).FirstName);
    }

    [Fact]
    public async Task Undo_LeadOfAnotherTeamByNow_IsNotPutBackAndOneOfTheOwnIs()
    {
        await using var office = await Office.OpenAsync();
        var (admin, head) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.CreTeamLead));
        var (own, gone) = (await office.HireAsync(Role.Cre, managerId: head.UserId), await office.HireAsync(Role.Cre, "cre3", head.UserId));
        foreach (var (phone, cre) in new[] { ("9175550101", own), ("9175550102", gone) })
            await office.AssignAsync((await office.LeadAsync(admin, lead => lead.Phone = phone)).Lead.Id, cre.UserId, isAccepted: true);
        var leader = head with { TeamUserIds = new HashSet<int> { head.UserId, own.UserId, gone.UserId } };
        var report = await office.ImportAsync(leader, SomeFiles.Good, settings => settings with { Duplicates = DuplicatePolicy.Update });

        await using (var db = await office.ContextAsync())
            await db.Users.Where(user => user.Id == gone.UserId).ExecuteUpdateAsync(user => user.SetProperty(row => row.ManagerId, (int?)null));
        office.Get<AccountReader>().Drop();

        var undone = await office.Get<ImportUndo>().UndoAsync(leader, report.Id ?? 0, default); // who asked when the team was larger

        Assert.Equal((2, 1, 1), (report.Updated, undone.Value?.Restored, undone.Value?.Protected.Count));
        Assert.Equal(["Amara", "Zoë"], (await office.LeadsAsync(admin)).Select(lead => lead.FirstName));
    }

    [Fact]
    public async Task Undo_EventOfBeforeIsGone_ProtectsTheLeadAndUndoesTheRest()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var fair = await office.EventAsync(admin, "Autumn Fair");
        await office.LeadAsync(admin, lead => (lead.Source, lead.EventName) = ("Event", "Autumn Fair"));
        var report = await ImportAsync(office, admin);
        Assert.True((await office.Get<Core.Events.EventEditing>().DeleteAsync(admin, fair.Id, default)).IsOk);

        var undone = await office.Get<ImportUndo>().UndoAsync(admin, report.Id ?? 0, default);

        Assert.Equal((2, 0, "Amara Changed"), (undone.Value?.Removed, undone.Value?.Restored, undone.Value?.Protected.Single().Name));
        Assert.Empty(await office.Get<TallyService>().RecountAsync(default));
    }

    private static Task<ImportReport> ImportAsync(Office office, Actor admin) =>
        office.ImportAsync(admin, Text, settings => settings with { Duplicates = DuplicatePolicy.Update, CreateEvents = true });

    /// <summary>The stored leads and events, column by column as the file holds them.</summary>
    private static async Task<string> RowsAsync(Office office) =>
        string.Join('\n', (await office.FingerprintAsync()).Split('\n').Where(line => line.StartsWith("Leads:", StringComparison.Ordinal) || line.StartsWith("Events:", StringComparison.Ordinal)));

    [GeneratedRegex("^(?:Users|AuditEntries|sqlite_sequence):.*\n", RegexOptions.Multiline)]
    private static partial Regex UserLines();
}
