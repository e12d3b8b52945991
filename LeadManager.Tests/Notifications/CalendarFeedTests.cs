using System.Text;
using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Notifications;

/// <summary>The follow-ups in a calendar program: whose, how much of them, and how long.</summary>
public sealed class CalendarFeedTests : IAsyncLifetime
{
    private Office _office = default!;
    private Actor _admin = default!;
    private Actor _mine = default!;

    private CalendarFeeds Feeds => _office.Get<CalendarFeeds>();

    public async Task InitializeAsync()
    {
        _office = await Office.OpenAsync();
        (_admin, _mine) = (await _office.HireAsync(Role.Administrator), await _office.HireAsync(Role.SalesExecutive));
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task Feed_HoldsTheOwnersOpenFollowUps_WithoutNotesAndCareDetails()
    {
        await PlanAsync("Okonkwo, \\Amara;");
        var text = await ReadAsync(await MakeAsync(_mine)) ?? "";

        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0"], lines[..2]);
        Assert.Contains("SUMMARY:Call: Amara Okonkwo\\, \\\\Amara\\;", lines);
        Assert.Contains("DTSTART:20261121T170000Z", lines);
        Assert.Equal(["END:VEVENT", "END:VCALENDAR", ""], lines[^3..]);
        Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("MC-4711", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_AsksTheRightsAtEveryFetch()
    {
        var (lead, address) = (await PlanAsync("Okonkwo"), await MakeAsync(_mine));
        Assert.Contains("Okonkwo", await ReadAsync(address), StringComparison.Ordinal);

        await _office.ChangeLeadAsync(lead, row => row.AssigneeId = _admin.UserId); // out of his sight
        Assert.DoesNotContain("VEVENT", await ReadAsync(address) ?? "", StringComparison.Ordinal);
        await _office.ChangeLeadAsync(lead, row => row.AssigneeId = _mine.UserId);
        Assert.Contains("Okonkwo", await ReadAsync(address), StringComparison.Ordinal);
        await _office.ChangeUserAsync(_mine, user => user.IsActive = false);
        Assert.Null(await ReadAsync(address));
        await _office.ChangeUserAsync(_mine, user => user.IsActive = true);
        Assert.NotNull(await ReadAsync(address));
        await _office.ChangeUserAsync(_mine, user => user.Role = Role.HRManager);
        Assert.Null(await ReadAsync(address));
    }

    [Fact]
    public async Task Address_NewOrSwitchedOff_EndsTheOldOne_AndIsStoredAsAFingerprintOnly()
    {
        var first = await MakeAsync(_mine);
        var second = await MakeAsync(_mine);

        Assert.Null(await ReadAsync(first));
        Assert.NotNull(await ReadAsync(second));
        Assert.DoesNotContain(KeyOf(second), await _office.FingerprintAsync(), StringComparison.Ordinal);
        await Feeds.RevokeAsync(_admin, default); // that of somebody else is not touched
        Assert.NotNull(await ReadAsync(second));
        await Feeds.RevokeAsync(_mine, default);
        Assert.Null(await ReadAsync(second));
        Assert.Null(await Feeds.FindAsync(_mine, default));
    }

    [Fact]
    public async Task Address_AfterAChangeOfRole_IsDead_AndTheLogTellsOfItsLife()
    {
        var address = await MakeAsync(_mine);
        Assert.NotNull(await ReadAsync(address));
        var row = UpdateUser.From((await _office.Get<UserDirectory>().ListAsync(_admin, new UserQuery(), default)).Items.Single(user => user.Id == _mine.UserId));
        row.Role = Role.SalesManager;

        Assert.True((await _office.Get<UserService>().UpdateAsync(_admin, row, default)).IsOk);

        Assert.Null(await ReadAsync(address));
        await MakeAsync(_mine);
        await Feeds.RevokeAsync(_mine, default);
        await using var db = await _office.ContextAsync();
        Assert.Equal((2, 1), (await db.AuditEntries.CountAsync(entry => entry.ActionType == "CalendarAddressMade"), await db.AuditEntries.CountAsync(entry => entry.ActionType == "CalendarAddressEnded")));
    }

    [Fact]
    public async Task Address_ForARoleWithoutFollowUps_IsRefusedAndWritesNothing()
    {
        var coordinator = await _office.HireAsync(Role.SalesCoordinator);
        var before = await _office.FingerprintAsync();

        Assert.Equal(new Forbidden(LeadAction.AddFollowUp), (await Feeds.MakeAsync(coordinator, default)).Failure);

        Assert.Equal(before, await _office.FingerprintAsync());
        Assert.NotNull(await ReadAsync(await MakeAsync(_mine)));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("Zoë Müller-Łukasiewicz 🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷🦷")]
    [InlineData("line\r\nBEGIN:VEVENT\nX:1")]
    public void Text_OfAnything_StaysInItsFoldedLine(string value)
    {
        var text = new CalendarText().Text("SUMMARY", value).ToString();

        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\uFFFD', StringComparison.Ordinal), line));
        Assert.Equal($"SUMMARY:{value.ReplaceLineEndings("\\n")}\r\n", text.Replace("\r\n ", "", StringComparison.Ordinal));
    }

    private async Task<int> PlanAsync(string lastName)
    {
        var lead = (await _office.LeadAsync(_admin, row => row.MedicaidNo = "MC-4711")).Lead.Id;
        (await _office.AssignAsync(_admin, lead, _mine)).AssertDone();
        await _office.ChangeLeadAsync(lead, row => row.LastName = lastName);
        Assert.True((await _office.Get<FollowUpService>().AddAsync(_mine, new AddFollowUp { LeadId = lead, DueAt = _office.Clock.GetUtcNow().UtcDateTime.AddDays(1), Type = ActivityType.Call, Note = "secret" }, default)).IsOk);
        return lead;
    }

    private async Task<string> MakeAsync(Actor actor) => (await Feeds.MakeAsync(actor, default)).Value ?? throw new InvalidOperationException();

    private Task<string?> ReadAsync(string address) => Feeds.ReadAsync(KeyOf(address), default);

    private static string KeyOf(string address) => address.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);
}
