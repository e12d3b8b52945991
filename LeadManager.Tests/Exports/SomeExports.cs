using ClosedXML.Excel;
using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using LeadManager.Web.Exports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace LeadManager.Tests.Exports;

/// <summary>Exports straight from the services, without a host.</summary>
internal static class SomeExports
{
    private static readonly IStringLocalizer<Words> Localizer =
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<Words>>();

    public static ExportRun Exports(this Office office, OthersAtWork? others = null) =>
        new(office.Get<LeadService>(), office.Get<OrganisationService>(), office.Get<LeadExportLog>(), office.Get<PeopleNames>(), Localizer, office.Get<OfficeWords>(), others ?? new OthersAtWork(), office.Clock);

    /// <summary>The bytes of the file that this actor would get.</summary>
    public static async Task<byte[]> ExportAsync(this Office office, Actor actor, LeadQuery? query = null, ExportFormat? format = null)
    {
        using var file = new MemoryStream();
        await office.Exports().WriteAsync(actor, Wish(actor, format ?? ExportFormat.Workbook, query), file, Job(), default);
        return file.ToArray();
    }

    public static ExportWish Wish(Actor actor, ExportFormat format, LeadQuery? query = null) => new(query ?? new LeadQuery(), format, ExportColumns.For(actor));

    public static ExportJob Job(int userId = 1) => new(userId, DateTime.UnixEpoch);

    public static XLWorkbook Read(byte[] file) => new(new MemoryStream(file));

    /// <summary>An order for rows that the test makes itself.</summary>
    public static ExportOrder Order(int total = 0) => new(
        Actor.System, ExportColumns.For(Actor.System), new OfficeCalendar("America/New_York"),
        new ExportStamp("Harbor", "Amara Okonkwo (amara)", new DateTime(2026, 11, 20, 17, 0, 0, DateTimeKind.Utc), "America/New_York", "All leads"), Task.FromResult(total));

    /// <summary>So many leads out of nowhere; <paramref name="onRead"/> hears of each.</summary>
    public static async IAsyncEnumerable<LeadLine> Leads(int count, Action<int>? onRead = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var number = 1; number <= count; number++)
        {
            ct.ThrowIfCancellationRequested();
            onRead?.Invoke(number);
            yield return new LeadLine(
                new Lead
                {
                    FirstName = "Person", LastName = $"Number {number}", Phone = $"555 {number:0000000}", Email = $"person{number}@example.com", StaffName = $"Staff {number % 7}",
                    Source = "Website", LastContactStatus = "Spoke", Comments = $"Comment {number} of somebody who says a little more than nothing at all.", CreatedAt = DateTime.UnixEpoch.AddHours(number % 400_000),
                },
                null);
        }

        await Task.CompletedTask;
    }
}
