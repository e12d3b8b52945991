using System.Linq.Expressions;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>
/// What a search looks for: any fragment of names, e-mail and comments, or of a phone number in whatever notation. Every
/// sign counts literally: the condition is a search for the fragment, not a pattern. A name is also found as the list writes
/// it, last name, comma, beginning of the first name.
/// </summary>
internal sealed record LeadSearch
{
    private readonly string _fragment;
    private readonly string _digits;
    private readonly string _firstName = "";
    private readonly string? _lastName; // as it stands in the search text of a lead
    private readonly bool _isStorable;

    private LeadSearch(string words)
    {
        _isStorable = new PlainTextAttribute().IsValid(words);
        _fragment = _isStorable ? TextFolding.Fold(words) : "";
        _digits = _isStorable ? PhoneNumber.SearchDigits(words) : "";
        if (_digits.Length == 0 && _fragment.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma)
            (_lastName, _firstName) = (Lead.LastNameInSearchText(_fragment[..comma].TrimEnd()), _fragment[(comma + 1)..].TrimStart());
    }

    /// <summary>The search for these words; null where there are none.</summary>
    public static LeadSearch? Of(string? words) => string.IsNullOrWhiteSpace(words) ? null : new LeadSearch(words);

    /// <summary>Whether it can find nothing, because such signs are never stored.</summary>
    public bool IsInVain => !_isStorable;

    /// <summary>Whether it is for a phone number or a part of one.</summary>
    public bool IsNumber => _digits.Length > 0;

    /// <summary>Whether a lead is found.</summary>
    public Expression<Func<Lead, bool>> Condition =>
        IsInVain ? lead => false
        : _lastName is not null ? lead => lead.SearchText.Contains(_fragment) || (lead.SearchText.StartsWith(_firstName) && lead.SearchText.Contains(_lastName))
        : _digits.Length == 0 ? lead => lead.SearchText.Contains(_fragment)
        : lead => lead.PhoneDigits.Contains(_digits) || lead.SearchText.Contains(_fragment);

    /// <summary>The leads among which all hits are; null where the engine has no index for so short a fragment.</summary>
    public async Task<SearchCandidates?> FindCandidatesAsync(DatabaseEngine engine, LeadDbContext db, CancellationToken ct) =>
        IsInVain ? null : await engine.FindCandidatesAsync(db, _lastName is not null ? [_fragment, _lastName] : _digits.Length == 0 ? [_fragment] : [_digits, _fragment], ct);
}
