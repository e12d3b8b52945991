using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Imports;

/// <summary>A status that comes by a file is work on the lead like one on its page: the holder's accepts, and undo takes that back too.</summary>
public sealed class ImportedWorkTests : IAsyncLifetime
{
    private const string Status = "First name,Last name,Phone,Source,Status\r\nAmara,Okonkwo,+1 555 010 0142,Website,Pending\r\n",
        City = "First name,Last name,Phone,Source,City\r\nAmara,Okonkwo,+1 555 010 0142,Website,Kyoto\r\n";

    private Office _office = default!;
    private Actor _super = default!, _head = default!;

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync();
        var line = await Line.HireAsync(_office);
        (_super, _head) = (line.Super, line.Head);
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // a lead whose turn stands in its own columns only
    public async Task Import_StatusByTheHolder_AcceptsAndUndoTakesItBack(bool hasTurn)
    {
        var lead = await GiveAsync(hasTurn);
        var before = await RowsAsync();

        var report = await ImportAsync(_head, Status);
        var stored = await _office.ReadLeadAsync(lead);
        var turn = Assert.Single(await _office.ChainAsync(_head, lead));
        var undone = await _office.Get<ImportUndo>().UndoAsync(_head, report.Id ?? 0, default);

        Assert.Equal((LeadStatus.Pending, (DateTime?)_office.Clock.GetUtcNow().UtcDateTime, stored.AcceptedAt), (stored.Status, stored.AcceptedAt, turn.AcceptedAt));
        Assert.Equal((1, 0), (undone.Value?.Restored, undone.Value?.Protected.Count));
        Assert.Equal(before, await RowsAsync());
        Assert.Null((await _office.ReadLeadAsync(lead)).AcceptedAt);
    }

    [Theory]
    [InlineData(true, City)] // other fields are no work, as on the lead's page
    [InlineData(false, Status)] // what others do is not the holder's answer
    public async Task Import_NoWorkOfTheHolder_AcceptsNothing(bool isHolder, string text)
    {
        var lead = await GiveAsync(hasTurn: true);

        var report = await ImportAsync(isHolder ? _head : _super, text);

        Assert.Equal((1, (DateTime?)null), (report.Updated, (await _office.ReadLeadAsync(lead)).AcceptedAt));
        Assert.Null(Assert.Single(await _office.ChainAsync(_head, lead)).AcceptedAt);
    }

    [Fact]
    public async Task Undo_StatusOfALeadAcceptedBefore_LeavesTheAcceptance()
    {
        var lead = await GiveAsync(hasTurn: true);
        Assert.True((await _office.AcceptAsync(_head, lead)).IsOk);
        _office.Clock.Advance(TimeSpan.FromHours(1));
        var before = await RowsAsync();

        var report = await ImportAsync(_head, Status);
        await _office.Get<ImportUndo>().UndoAsync(_head, report.Id ?? 0, default);

        Assert.Equal(before, await RowsAsync());
        Assert.NotNull(Assert.Single(await _office.ChainAsync(_head, lead)).AcceptedAt);
    }

    /// <summary>A lead of the head administrator that he has not accepted.</summary>
    private async Task<int> GiveAsync(bool hasTurn)
    {
        var lead = (await _office.LeadAsync(_super)).Lead.Id;
        if (hasTurn)
            Assert.True((await _office.AssignAsync(_super, lead, _head)).IsOk);
        else
            await _office.AssignAsync(lead, _head.UserId, isAccepted: false);
        _office.Clock.Advance(TimeSpan.FromMinutes(90));
        return lead;
    }

    private Task<ImportReport> ImportAsync(Actor by, string text) =>
        _office.ImportAsync(by, text, settings => settings with { Duplicates = DuplicatePolicy.Update });

    /// <summary>The stored leads and turns, column by column as the file holds them.</summary>
    private async Task<string> RowsAsync() =>
        string.Join('\n', (await _office.FingerprintAsync()).Split('\n').Where(line => line.StartsWith("Leads:", StringComparison.Ordinal) || line.StartsWith("ChainEntries:", StringComparison.Ordinal)));
}
