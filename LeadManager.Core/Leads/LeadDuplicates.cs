using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>Why a lead may be the same person.</summary>
public enum DuplicateReason
{
    SamePhone,
    SameEmail,
    SimilarName,
}

/// <summary>A lead that may be the same person as the one being entered.</summary>
public sealed record PossibleDuplicate(int Id, string Name, string Phone, string? Email, LeadStage Stage, DuplicateReason Reason);

/// <summary>Finds leads that may be the same person; only among those that the actor may see.</summary>
public sealed class LeadDuplicates(IDbContextFactory<LeadDbContext> contexts, OrganisationService organisation)
{
    private const int Most = 5;

    /// <summary>At most five: same phone first, then same e-mail, then the same last name with a first name that begins alike.</summary>
    public async Task<IReadOnlyList<PossibleDuplicate>> FindAsync(Actor actor, LeadInput input, int? exceptId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var others = db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => lead.Id != exceptId).AsNoTracking();
        var found = new List<PossibleDuplicate>();
        foreach (var (matching, reason) in Questions(others, input, (await organisation.GetAsync(ct)).CountryCode))
            found.AddRange((await matching.OrderBy(lead => lead.Id).Take(Most).ToListAsync(ct))
                .Where(lead => found.All(known => known.Id != lead.Id))
                .Select(lead => new PossibleDuplicate(lead.Id, lead.Name, lead.Phone, lead.Email, LeadStages.Of(lead), reason)));
        return [.. found.Take(Most)];
    }

    private static IEnumerable<(IQueryable<Lead>, DuplicateReason)> Questions(IQueryable<Lead> others, LeadInput input, string countryCode)
    {
        if (input.Phone is { } phone && PhoneNumber.CountDigits(phone) >= LeadLimits.PhoneDigitsMin)
        {
            var digits = PhoneNumber.Normalise(phone, countryCode);
            yield return (others.Where(lead => lead.PhoneDigits == digits), DuplicateReason.SamePhone);
        }

        if (input.Email is { } email && email.Contains('@') && Foldable(email))
        {
            var key = TextFolding.Fold(email);
            yield return (others.Where(lead => lead.EmailKey == key), DuplicateReason.SameEmail);
        }

        if (input is { FirstName: { Length: > 0 } first, LastName: { Length: > 1 } last } && Foldable(first) && Foldable(last))
        {
            var folded = TextFolding.Fold(first);
            var from = Lead.SortNameOf(last, folded.Length > 3 ? folded[..3] : folded);
            var to = from + char.MaxValue;
#pragma warning disable CA1309 // becomes a comparison in SQL, which is ordinal
            yield return (others.Where(lead => string.Compare(lead.SortName, from) >= 0 && string.Compare(lead.SortName, to) < 0), DuplicateReason.SimilarName);
#pragma warning restore CA1309
        }
    }

    private static bool Foldable(string text) => new Results.PlainTextAttribute().IsValid(text);
}
