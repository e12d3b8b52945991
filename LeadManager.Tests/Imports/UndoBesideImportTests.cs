using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Imports;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Imports;

/// <summary>An import is undone while another one with the same people runs: whichever is first, nobody is lost, doubled or left half.</summary>
public sealed class UndoBesideImportTests : IAsyncLifetime
{
    private const int Trials = 20;

    private Office _office = default!;
    private Actor _admin = default!, _other = default!;

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync();
        (_admin, _other) = (await _office.HireAsync(Role.Administrator), await _office.HireAsync(Role.SuperAdmin));
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task Undo_WhileAnotherImportHasReadAndNotWritten_TheOtherLooksAgainAndAddsThem()
    {
        var first = await _office.ImportAsync(_admin, SomeFiles.Good);
        Outcome<UndoReport>? undone = null;

        var second = await ImportMeanwhileAsync(async () => undone = await UndoAsync(first));

        Assert.Equal((2, 0), (undone?.Value?.Removed, undone?.Value?.Protected.Count));
        Assert.Equal((2, 0), (second.Value?.Created, second.Value?.Updated)); // those whom it was about to update are gone
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Undo_AfterAnotherImportHasUpdatedThem_ProtectsThem()
    {
        var first = await _office.ImportAsync(_admin, SomeFiles.Good);

        var second = await ImportMeanwhileAsync(() => Task.CompletedTask);
        var undone = await UndoAsync(first);

        Assert.Equal((0, 2), (second.Value?.Created, second.Value?.Updated));
        Assert.Equal((0, 2), (undone.Value?.Removed, undone.Value?.Protected.Count));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task UndoAndImport_AtTheSameMoment_EndAsIfOneHadComeAfterTheOther()
    {
        for (var trial = 0; trial < Trials; trial++)
        {
            await using var office = _office;
            _office = await Office.OpenAsync();
            (_admin, _other) = (await _office.HireAsync(Role.Administrator), await _office.HireAsync(Role.SuperAdmin));
            var first = await _office.ImportAsync(_admin, SomeFiles.Good);

            var (import, undo) = (Task.Run(() => ImportMeanwhileAsync(() => Task.CompletedTask)), Task.Run(() => UndoAsync(first)));
            var (second, undone) = (await import, await undo);

            Assert.Equal(2, (second.Value?.Created ?? 0) + (second.Value?.Updated ?? 0));
            Assert.Equal(second.Value?.Created, undone.Value?.Removed);
            await AssertSoundAsync();
        }
    }

    private Task<Outcome<UndoReport>> UndoAsync(ImportReport import) => _office.Get<ImportUndo>().UndoAsync(_admin, import.Id ?? 0, default);

    /// <summary>Somebody else imports the same people with another comment.</summary>
    private Task<Outcome<ImportReport>> ImportMeanwhileAsync(Func<Task> meanwhile)
    {
        var file = SomeFiles.Open(SomeFiles.Text(SomeFiles.Good.Replace("Source", "Comments", StringComparison.Ordinal)));
        return _office.ImportMeanwhileAsync(_other, file, SomeFiles.Settings(_other, file) with { Duplicates = DuplicatePolicy.Update, Defaults = new Dictionary<string, string> { ["Source"] = "Website" } }, meanwhile);
    }

    /// <summary>Each of the two stands there once, and every kept number and search agrees with them.</summary>
    private async Task AssertSoundAsync()
    {
        Assert.Equal(["Ada", "Zoë"], (await _office.LeadsAsync(_admin)).Select(lead => lead.FirstName).Order());
        Assert.Empty(await _office.Get<TallyService>().RecountAsync(default));
    }
}
