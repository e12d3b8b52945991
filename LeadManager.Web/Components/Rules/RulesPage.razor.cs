using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Rules;

/// <summary>The assignment rules in their order: switched, moved, written and tried.</summary>
public sealed partial class RulesPage
{
    private readonly Dictionary<int, ElementReference> _ups = [];
    private readonly Dictionary<int, ElementReference> _downs = [];
    private IReadOnlyList<AssignmentRuleRow>? _rules;
    private IReadOnlyList<PersonName> _people = [];
    private ListSnapshot _lists = ListSnapshot.Empty;
    private SaveAssignmentRule? _edited;
    private Failure? _failure;
    private ConfirmDialog? _confirm;
    private (int Id, bool Up)? _moved;

    [Inject] public required AssignmentRules Rules { get; init; }
    [Inject] public required ListReader Reader { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required ToastService Toasts { get; init; }

    private RuleSentences Say => new(L, _lists, _people);

    private string? CountWords => _rules is null ? null : L["{0:N0} of {1:N0} on", _rules.Count(rule => rule.IsOn), _rules.Count].Value;

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_moved is not var (id, up) || _rules is not { Count: > 1 } rules || rules.FirstOrDefault(rule => rule.Id == id) is not { } moved)
            return;
        _moved = null;
        var useUp = (up && moved.Position > 1) || moved.Position == rules.Count; // a button at the end is disabled and takes no focus
        if ((useUp ? _ups : _downs).TryGetValue(id, out var button))
            await button.FocusAsync();
    }

    private async Task LoadAsync()
    {
        var actor = await Actors.GetAsync(CancellationToken.None);
        var listed = await Rules.ListAsync(actor, CancellationToken.None);
        (_lists, _people) = (Reader.Read(actor), await Rules.ListPeopleAsync(actor, CancellationToken.None));
        (_rules, _failure) = (listed.Value?.Items ?? [], listed.Failure ?? _failure);
    }

    private void Open(AssignmentRuleRow? rule) => (_failure, _edited) = (null, rule is null ? new SaveAssignmentRule { Strategy = AssignmentStrategy.RoundRobin } : new SaveAssignmentRule
    {
        Id = rule.Id, Version = rule.Version, Name = rule.Name, Sources = [.. rule.Sources], States = [.. rule.States], Zones = [.. rule.Zones],
        OfficeIds = [.. rule.OfficeIds], Commodities = [.. rule.Commodities], IsSpecial = rule.IsSpecial, Strategy = rule.Strategy, UserIds = [.. rule.UserIds],
    });

    private async Task SavedAsync(AssignmentRuleRow saved)
    {
        _edited = null;
        Toasts.Show(saved.IsOn ? L["{0} is saved.", saved.Name] : L["{0} is saved and off. Try it, then switch it on.", saved.Name]);
        await LoadAsync();
    }

    private Task<bool> SwitchAsync(AssignmentRuleRow rule, bool isOn) => DoAsync(
        actor => Rules.SwitchAsync(actor, rule.Id, rule.Version, isOn, CancellationToken.None), isOn ? L["{0} is on.", rule.Name] : L["{0} is off.", rule.Name]);

    private async Task MoveAsync(AssignmentRuleRow rule, int position, bool up)
    {
        if (await DoAsync(actor => Rules.MoveAsync(actor, rule.Id, rule.Version, position, CancellationToken.None), L["{0} is now at place {1}.", rule.Name, position]))
            _moved = (rule.Id, up);
    }

    private async Task DeleteAsync(AssignmentRuleRow rule)
    {
        if (_confirm is not null && await _confirm.AskAsync(L["Delete {0}?", rule.Name], L["The rule is deleted for good. Leads that it gave out stay with whom they are."], L["Delete"]))
            await DoAsync(actor => Rules.DeleteAsync(actor, rule.Id, rule.Version, CancellationToken.None), L["{0} is deleted.", rule.Name]);
    }

    private async Task<bool> DoAsync(Func<Actor, Task<Outcome<AssignmentRuleRow>>> change, string done)
    {
        var outcome = await change(await Actors.GetAsync(CancellationToken.None));
        _failure = outcome.Failure;
        if (outcome.IsOk)
            Toasts.Show(done);
        await LoadAsync();
        return outcome.IsOk;
    }
}
