using System.Globalization;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Quotations;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Timeline;
using LeadManager.Tests.Quotations;
using Microsoft.EntityFrameworkCore;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Settings;

/// <summary>The office's currency, and that every amount of a quotation is told in it (S3.061, S3.077).</summary>
public sealed class CurrencyTests
{
    private static readonly UpdateOrganisation Harbor = new() { Name = "Harbor", TimeZone = "Etc/UTC", CountryCode = "1" };

    [Theory]
    [InlineData("18400.5", "USD", "USD\u00a018,400.50")]
    [InlineData("18400.5", null, "18,400.50")]
    [InlineData("18400.5", "", "18,400.50")]
    [InlineData("18400", "JPY", "JPY\u00a018,400")]
    [InlineData("18400.5", "JPY", "JPY\u00a018,400.50")] // nothing that was typed is left out
    [InlineData("0.01", "EUR", "EUR\u00a00.01")]
    public void Say_WritesTheAmountWithItsCurrency(string amount, string? code, string said)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        Assert.Equal(said, Currency.Say(decimal.Parse(amount, CultureInfo.InvariantCulture), code));
    }

    [Fact]
    public void Codes_AreThreeCapitalsEachOnceAndInOrder()
    {
        Assert.All(Currency.Codes, code => Assert.Matches("^[A-Z]{3}$", code));
        Assert.Equal(Currency.Codes.Distinct().Order(StringComparer.Ordinal), Currency.Codes);
        Assert.Contains(Currency.Usual, Currency.Codes);
    }

    [Fact]
    public async Task Settings_TakeACurrencyOfTheListAndKeepItUntilAnotherIsSaid()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        async Task<string?> StoredAsync() => (await office.Get<OrganisationService>().GetAsync(default)).Currency;
        Assert.Null(await StoredAsync());

        Assert.Equal("EUR", await ChangeAsync(office, admin, Harbor with { Currency = "eur" }));
        Assert.Equal("EUR", await ChangeAsync(office, admin, Harbor));
        var before = await office.FingerprintAsync();
        var faulty = await office.Get<OrganisationService>().UpdateAsync(admin, Harbor with { Currency = "XYZ" }, default);
        Assert.Equal([nameof(Organisation.Currency)], Assert.IsType<Invalid>(faulty.Failure).Errors.Keys);
        Assert.Equal((before, "EUR"), (await office.FingerprintAsync(), await StoredAsync()));
        Assert.Null(await ChangeAsync(office, admin, Harbor with { Currency = "" }));
    }

    [Fact]
    public async Task Quotation_InAnOfficeWithACurrency_IsToldInItEverywhere()
    {
        await using var office = await Office.OpenAsync();
        var line = await SalesLine.HireAsync(office);
        var plain = await line.WaitingAsync();
        Assert.Equal("18,400.00", plain.Price); // nobody has said in what
        await ChangeAsync(office, line.Admin, Harbor with { Currency = "CHF" });
        await office.Get<OfficeWords>().ReadAsync(default);

        var asked = await line.WaitingAsync();

        Assert.Equal(("CHF\u00a018,400.00", "CHF"), (asked.Price, asked.Currency));
        Assert.All((await office.Get<QuotationLists>().ListAsync(line.Manager, new QuotationQuery(), default)).Items, row => Assert.Equal("CHF\u00a018,400.00", row.Price));
        var told = (await office.Get<TimelineService>().ListAsync(line.Executive, asked.LeadId, new TimelineQuery { Kinds = [TimelineKind.Quotation] }, default)).Value?.Items ?? [];
        Assert.Equal("CHF\u00a018,400.00", Assert.IsType<QuotationEntry>(Assert.Single(told)).Price);
        var log = (await office.Get<AuditService>().ListAsync(line.Admin, new AuditQuery { EntityType = EntityTypes.Quotation, EntityId = asked.Id }, default)).Items;
        Assert.Contains(Assert.Single(log).Values, value => value.Field == nameof(QuotationRequest.Amount) && value.New == "CHF\u00a018,400.00");
        await using var db = await office.ContextAsync();
        var texts = (await db.Outbox.OrderBy(mail => mail.Id).Select(mail => mail.Body).ToListAsync()).Concat(await db.Notices.OrderBy(notice => notice.Id).Select(notice => notice.Text).ToListAsync());
        Assert.Equal(2, texts.Count(text => text?.Contains("Amount: CHF\u00a018,400.00", StringComparison.Ordinal) == true)); // to the manager, by mail and in the application
    }

    private static async Task<string?> ChangeAsync(Office office, Actor admin, UpdateOrganisation command)
    {
        var changed = await office.Get<OrganisationService>().UpdateAsync(admin, command, default);
        Assert.True(changed.IsOk);
        return changed.Value.Currency;
    }
}
