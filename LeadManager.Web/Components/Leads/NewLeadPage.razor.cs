using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Leads;

/// <summary>Adds a lead. What is typed is kept as a draft of this form alone until it is saved or discarded.</summary>
public sealed partial class NewLeadPage
{
    private CreateLead? _command;
    private IReadOnlyList<Unfinished<CreateLead>> _unfinished = [];
    private string? _opened;

    [Inject] public required ListReader Reader { get; init; }

    protected override string Kind => "lead:new";

    protected override async Task OnParametersSetAsync()
    {
        if (_command is not null && (AskedId == _opened || AskedId == Draft?.Id))
        {
            _opened = AskedId;
            return;
        }

        _opened = AskedId;
        var actor = await Actors.GetAsync(CancellationToken.None);
        ShowsCareDetails = actor.May(LeadAction.ViewSensitive);
        _command = await OpenDraftAsync(AskedId ?? DraftKeeper<CreateLead>.NewId()) ?? Empty(actor);
        _unfinished = RestoredAt is null ? await Box.ListAsync<CreateLead>(Kind) : [];
    }

    private CreateLead Empty(Actor actor) => new()
    {
        StaffName = actor.Name,
        LastContactStatus = Reader.Read(actor).FirstContactStatus,
        RequestKey = Guid.NewGuid().ToString("N"),
    };

    private async Task<Failure?> SaveAsync() =>
        _command is null ? null : await FinishAsync(await Editing.CreateAsync(await Actors.GetAsync(CancellationToken.None), _command, CancellationToken.None));

    private async Task DiscardAsync()
    {
        await LeaveAsync();
        RestoredAt = null;
        _command = Empty(await Actors.GetAsync(CancellationToken.None));
    }

    private async Task ThrowAwayAsync(string id)
    {
        await Box.ThrowAwayAsync(Kind, id);
        _unfinished = await Box.ListAsync<CreateLead>(Kind);
    }
}
