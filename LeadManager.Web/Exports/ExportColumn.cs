using LeadManager.Core.Leads;
using LeadManager.Core.Settings;

namespace LeadManager.Web.Exports;

/// <summary>One column of an export.</summary>
/// <param name="Key">The name by which the API asks for it, as in the JSON of a lead.</param>
/// <param name="Label">The word in the header, the same as on forms and lists.</param>
/// <param name="Width">The width in a workbook, in pixels.</param>
/// <param name="Read">The value: text, whole number, truth, day, or moment by the office's clock.</param>
/// <param name="IsSensitive">A care detail: the column is absent for those who may not see it.</param>
/// <param name="Repeats">Few texts in many rows: a workbook keeps each of them once.</param>
internal sealed record ExportColumn(string Key, string Label, int Width, Func<LeadLine, OfficeCalendar, object?> Read, bool IsSensitive = false, bool Repeats = false);
