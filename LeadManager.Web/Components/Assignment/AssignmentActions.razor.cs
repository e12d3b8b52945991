using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Assignment;

/// <summary>The buttons of assignment on a lead's page. Each acts on the version that is shown: what changed meanwhile is said, not overrun.</summary>
public sealed partial class AssignmentActions
{
    private ChainStatus? _answer;

    [Inject] public required AssignmentService Assignment { get; init; }
    [Inject] public required AssignmentAnswers Answers { get; init; }
    [Inject] public required ForwardService Forwarding { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required ToastService Toasts { get; init; }

    [Parameter, EditorRequired] public LeadDetail Lead { get; set; } = default!;

    /// <summary>The lead's chain; without it nothing is known of a turn that has ended.</summary>
    [Parameter] public LeadChain? Chain { get; set; }

    /// <summary>Opens the dialog of whom to give it to.</summary>
    [Parameter] public EventCallback OnAssign { get; set; }

    /// <summary>Raised when something was done, so that the page reads again at once.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    private bool MayClaim => Lead.May(LeadAction.ClaimLead);

    private bool MayAccept => Lead.May(LeadAction.AnswerAssignment) && Lead.Lead.AcceptedAt is null;

    private bool MayEnd => Lead.May(LeadAction.AnswerAssignment) && Chain?.Current is not null;

    private bool MayForward => Lead.May(LeadAction.ForwardLead);

    private HandOverNote Command(string? notes = null) => new() { LeadId = Lead.Lead.Id, Version = Lead.Lead.Version, Notes = notes };

    private async Task ClaimAsync() => await TellAsync(await Assignment.ClaimAsync(await ActorAsync(), Command(), CancellationToken.None), L["The lead is yours."]);

    private async Task AcceptAsync() => await TellAsync(await Answers.AcceptAsync(await ActorAsync(), Command(), CancellationToken.None), L["Accepted."]);

    private async Task ForwardAsync()
    {
        var outcome = await Forwarding.ForwardAsync(await ActorAsync(), Command(), CancellationToken.None);
        await TellAsync(outcome, L["Forwarded to {0}.", outcome.Value?.AssigneeName ?? ""]);
    }

    private async Task<Failure?> RejectAsync(string? notes)
    {
        var outcome = await Answers.RejectAsync(await ActorAsync(), Command(notes), CancellationToken.None);
        return await EndAsync(outcome, outcome.Value?.AssigneeName is { } name ? L["Rejected. {0} has the lead again.", name] : L["Rejected. Nobody has the lead now."]);
    }

    private async Task<Failure?> CompleteAsync(string? notes) =>
        await EndAsync(await Answers.CompleteAsync(await ActorAsync(), Command(notes), CancellationToken.None), L["Completed."]);

    private async Task<Failure?> EndAsync(Outcome<HandedOver> outcome, string said)
    {
        if (!outcome.IsOk)
            return outcome.Failure; // stays in the dialog, beside its field
        _answer = null;
        await TellAsync(outcome, said);
        return null;
    }

    private async Task TellAsync(Outcome<HandedOver> outcome, string said)
    {
        Toasts.Show(outcome.Failure?.Message ?? said);
        await OnDone.InvokeAsync();
    }

    private Task<Actor> ActorAsync() => Actors.GetAsync(CancellationToken.None);
}
