using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;

namespace LeadManager.Web.Exports;

/// <summary>What is to be written, beside the rows.</summary>
/// <param name="Actor">Who asked for it.</param>
/// <param name="Columns">The columns that he gets.</param>
/// <param name="Office">The clock and calendar in which moments, days and months are written.</param>
/// <param name="Stamp">Who, when and what, for the reader of the file.</param>
/// <param name="Total">How many leads matched when it began; counted while the first rows are already on their way.</param>
internal sealed record ExportOrder(Actor Actor, IReadOnlyList<ExportColumn> Columns, OfficeCalendar Office, ExportStamp Stamp, Task<int> Total);

/// <summary>What tells the reader of a file where its numbers come from.</summary>
/// <param name="Office">The office's name.</param>
/// <param name="Who">The name and the sign-in name of who exported.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="TimeZone">The IANA name of the office's time zone.</param>
/// <param name="Filter">Which leads, in words.</param>
internal sealed record ExportStamp(string Office, string Who, DateTime At, string TimeZone, string Filter)
{
    /// <summary>The word that the office says for a status or a stage.</summary>
    public Func<string, string> Say { get; init; } = Words.Find;
}
