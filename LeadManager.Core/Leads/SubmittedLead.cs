using System.Globalization;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Users;

namespace LeadManager.Core.Leads;

/// <summary>
/// Remembers with the key of a request what it asked for, as a fingerprint: the same key with other values is another
/// request and no repetition of the first.
/// </summary>
internal static class SubmittedLead
{
    // Behind the kind of record; requests that were kept before there were fingerprints have the kind alone.
    private const char Separator = ' ';
    private const int Length = 32;

    public static SubmittedRequest Of(Actor actor, CreateLead command, Lead lead) => new()
    {
        UserId = actor.UserId, Key = command.RequestKey ?? "", EntityType = $"{EntityTypes.Lead}{Separator}{FingerprintOf(command)}", EntityId = lead.Id, At = lead.CreatedAt,
    };

    /// <summary>Whether the kept request asked for the same.</summary>
    public static bool IsOf(SubmittedRequest earlier, CreateLead command) =>
        earlier.EntityType == EntityTypes.Lead || earlier.EntityType == $"{EntityTypes.Lead}{Separator}{FingerprintOf(command)}";

    private static string FingerprintOf(CreateLead command) => Fingerprint.Of(string.Join('\0', Values(command)))[..Length];

    /// <summary>What was written into which field; an empty one is as good as none.</summary>
    private static IEnumerable<string> Values(CreateLead command) =>
        LeadFields.All.Select(entry => Say(entry.Name, entry.Input.GetValue(command)))
            .Append(Say(nameof(command.AssigneeId), command.AssigneeId)).Append(Say(nameof(command.AssignmentNotes), command.AssignmentNotes)).OfType<string>();

    private static string? Say(string name, object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? $"{name}={text}" : null;
}
