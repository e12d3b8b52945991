using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Leads;

/// <summary>Whatever is typed is stored exactly, found and logged exactly, or refused naming the field; nothing between.</summary>
public sealed class NastyTextTests
{
    // Fields with a form of their own (a phone, an address), or a word that decides what else is asked.
    private static readonly LeadField[] FreeTexts = [.. LeadFields.All
        .Where(entry => entry.Input.PropertyType == typeof(string))
        .Where(entry => entry.Name is not (nameof(LeadInput.Phone) or nameof(LeadInput.Email) or nameof(LeadInput.EmergencyContactPhone)
            or nameof(LeadInput.Source) or nameof(LeadInput.EventName) or nameof(LeadInput.WordOfMouthType) or nameof(LeadInput.OtherSourceType)))];

    [Fact]
    public async Task EveryField_OwnNastyTexts_KeepsThemOrNamesTheField() => await KeepOrRefuseAsync(SharedData.OwnNastyTexts);

    [SkippableFact]
    public async Task EveryField_NaughtyStrings_KeepsThemOrNamesTheField() => await KeepOrRefuseAsync(SharedData.NaughtyStrings());

    [SkippableFact]
    public async Task Forenames_OfManyCountries_AreStoredAndFoundInAnyCase()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);

        foreach (var name in SharedData.Forenames().Where(name => name.Length > 0))
        {
            var lead = await office.LeadAsync(user, edit => edit.FirstName = name);
            Assert.Equal(name, lead.Lead.FirstName);
            await AssertFoundAsync(office, user, lead, name.ToUpperInvariant());
            await office.Get<LeadBin>().DeleteAsync(user, lead.Lead.Id, default);
        }
    }

    [SkippableFact]
    public async Task Phones_OfAllRegions_AreStoredAsTypedAndFoundInAnyNotation()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);

        foreach (var number in SharedData.MobileNumbers())
        {
            var outcome = await office.Get<LeadEditing>().CreateAsync(user, Some.Lead(edit => edit.Phone = number), default);
            if (PhoneNumber.CountDigits(number) < LeadLimits.PhoneDigitsMin)
            {
                Assert.Equal([nameof(LeadInput.Phone)], Assert.IsType<Invalid>(outcome.Failure).Errors.Keys);
                continue;
            }

            var lead = outcome.Value ?? throw new InvalidOperationException(outcome.Failure?.Message);
            Assert.Equal(number, lead.Lead.Phone);
            await AssertFoundAsync(office, user, lead, number);
            await AssertFoundAsync(office, user, lead, $"({number[..3]}) {number[3..5]}-{number[5..]}");
            await office.Get<LeadBin>().DeleteAsync(user, lead.Lead.Id, default);
        }
    }

    private static async Task KeepOrRefuseAsync(IEnumerable<string> texts)
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        foreach (var text in texts)
        {
            var command = Some.Lead(edit => edit.IsSpecial = true);
            foreach (var entry in FreeTexts)
                entry.Input.SetValue(command, text);
            var outcome = await office.Get<LeadEditing>().CreateAsync(user, command, default);
            var kept = FreeTexts.ToList();
            if (outcome.Failure is Invalid faults)
            {
                Assert.All(faults.Errors.Keys, name => Assert.Contains(kept, entry => entry.Name == name));
                Assert.All(faults.Errors, fault => Assert.Contains(LeadFields.Find(fault.Key)?.Label ?? "?", string.Join(' ', fault.Value), StringComparison.OrdinalIgnoreCase));
                kept.RemoveAll(entry => faults.Errors.ContainsKey(entry.Name));
                foreach (var name in faults.Errors.Keys)
                    LeadFields.Find(name)?.Input.SetValue(command, "plain");
                outcome = await office.Get<LeadEditing>().CreateAsync(user, command, default);
            }

            await AssertKeptAsync(office, user, outcome.Value ?? throw new InvalidOperationException($"{text}: {outcome.Failure?.Message}"), kept, text);
        }
    }

    private static async Task AssertKeptAsync(Office office, Actor user, LeadDetail lead, List<LeadField> kept, string text)
    {
        var stored = await office.Get<LeadService>().FindAsync(user, lead.Lead.Id, default) ?? throw new InvalidOperationException();
        await using var db = await office.ContextAsync();
        var log = await db.AuditEntries.SingleAsync(entry => entry.EntityType == "Lead" && entry.EntityId == lead.Lead.Id);
        var logged = JsonDocument.Parse(log.NewValue ?? "{}").RootElement;
        foreach (var entry in kept.Where(_ => !string.IsNullOrWhiteSpace(text)))
        {
            Assert.Equal(text, entry.Stored.GetValue(stored.Lead));
            Assert.Equal(text, logged.GetProperty(entry.Name).GetString());
        }

        if (kept.Any(entry => entry.Name == nameof(LeadInput.LastName)))
            await AssertFoundAsync(office, user, lead, text);
        await office.Get<LeadBin>().DeleteAsync(user, lead.Lead.Id, default);
    }

    private static async Task AssertFoundAsync(Office office, Actor user, LeadDetail lead, string words)
    {
        var page = await office.Get<LeadService>().ListAsync(user, new LeadQuery { Search = words }, default);
        Assert.True(page.Items.Any(row => row.Lead.Id == lead.Lead.Id), $"“{words}” does not find {lead.Lead.Name}");
    }
}
