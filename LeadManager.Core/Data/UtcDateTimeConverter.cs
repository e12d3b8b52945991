using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LeadManager.Core.Data;

/// <summary>Times are stored in UTC and marked so when they are read; SQLite itself keeps no kind.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    time => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time,
    time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
