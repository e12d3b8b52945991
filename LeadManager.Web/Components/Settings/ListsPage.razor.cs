using LeadManager.Core.Access;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Settings;

/// <summary>One of the small lists: add, rename, put in order, retire and delete its entries in place.</summary>
public sealed partial class ListsPage
{
    private readonly Dictionary<int, ElementReference> _ups = [];
    private readonly Dictionary<int, ElementReference> _downs = [];
    private IReadOnlyDictionary<string, int>? _uses;
    private AddListEntry _added = new();
    private RenameListEntry? _edited;
    private ListKind? _shown;
    private (int Id, bool Up)? _moved;

    [Inject] public required ListService Service { get; init; }

    /// <summary>Which list, by its part of the address; the first where absent.</summary>
    [Parameter] public string? Slug { get; set; }

    private ListName? List => Slug is null ? ListKinds.All[0] : ListKinds.Find(Slug);

    private IReadOnlyList<ListRow> Rows => List is { } list ? Lists.Entries(list.Kind) : [];

    private IReadOnlyList<ListRow> Commodities => List?.Kind == ListKind.ProductCategory ? Lists.Entries(ListKind.Commodity) : [];

    private IReadOnlyList<TabItem> Tabs => [.. ListKinds.All.Select(list => new TabItem(L[list.Name], $"/settings/lists/{list.Slug}", list == List))];

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == List?.Kind)
            return;
        (_shown, _uses, _edited, _added) = (List?.Kind, null, null, new AddListEntry { Kind = List?.Kind ?? default });
        await base.OnParametersSetAsync();
    }

    protected override async Task CountAsync(Actor actor)
    {
        if (List is not { } list)
            return;
        var uses = await Service.CountUsesAsync(actor, list.Kind, CancellationToken.None);
        if (list.Kind == _shown)
            _uses = uses; // else another list was opened meanwhile
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_moved is not var (id, up) || Rows.Count < 2)
            return;
        _moved = null;
        var first = Rows[0].Id == id;
        var last = Rows[^1].Id == id;
        if ((up && !first) || last ? _ups.TryGetValue(id, out var button) : _downs.TryGetValue(id, out button))
            await button.FocusAsync(); // the row has moved in the page, and the focus with it only so
    }

    private string? UsesOf(ListRow row) => _uses is not { } uses ? null
        : uses.GetValueOrDefault(row.Kind == ListKind.Status ? row.Code ?? "" : row.Name) switch
        {
            0 => L["No lead"],
            1 => L["1 lead"],
            var count => L["{0:N0} leads", count].Value,
        };

    private string? ParentOf(ListRow row) => row.ParentId is { } id ? Lists.Entries(ListKind.Commodity).FirstOrDefault(parent => parent.Id == id)?.Name : null;

    private void Edit(ListRow row) => (Failure, _edited) = (null, new RenameListEntry { Id = row.Id, Version = row.Version, Kind = row.Kind, Name = row.Name, ParentId = row.ParentId });

    private async Task<Failure?> SaveAsync()
    {
        if (_edited is not { } command)
            return null;
        var actor = await Actors.GetAsync(CancellationToken.None);
        var outcome = await Service.RenameAsync(actor, command, CancellationToken.None);
        if (outcome.Value is not { } saved)
            return outcome.Failure;
        _edited = null;
        Toasts.Show(L["{0} is saved.", saved.Name]);
        await LoadAsync();
        await CountAsync(actor);
        return null;
    }

    private async Task<Failure?> AddAsync()
    {
        var outcome = await Service.AddAsync(await Actors.GetAsync(CancellationToken.None), _added, CancellationToken.None);
        if (outcome.Value is not { } saved)
            return outcome.Failure;
        _added = new AddListEntry { Kind = saved.Kind, ParentId = saved.ParentId };
        Toasts.Show(L["{0} is added.", saved.Name]);
        await LoadAsync();
        return null;
    }

    private async Task MoveAsync(ListRow row, int position, bool up)
    {
        if (await DoAsync(actor => Service.MoveAsync(actor, row.Id, position, CancellationToken.None), L["{0} is now at place {1}.", row.Name, position]))
            _moved = (row.Id, up);
    }
}
