using System.Globalization;
using LeadManager.Core.Access;
using LeadManager.Core.Quotations;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Quotations;

/// <summary>The queue of quotation requests: what waits for me, or for others, what was decided, and all; decided in place and live.</summary>
public sealed partial class QuotationsPage
{
    private QuotationPage? _page;
    private QuotationPart _part;
    private bool _decides;
    private int? _waiting;

    [Inject] public required QuotationLists Lists { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public string? Number { get; set; }

    [SupplyParameterFromQuery(Name = "pageSize")] public string? Size { get; set; }

    private string? CountWords => _page is not { } page ? null
        : page.Total >= QuotationLists.CountMax ? L["{0:N0} or more", page.Total].Value
        : page.Total == 1 ? L["1 request"].Value : L["{0:N0} requests", page.Total].Value;

    private string EmptyTitle => _part switch
    {
        QuotationPart.ForMe => L["Nothing waits for your decision"],
        QuotationPart.Waiting => L["Nothing waits for a decision"],
        QuotationPart.Decided => L["Nothing has been decided yet"],
        _ => L["No quotation has been requested"],
    };

    private IReadOnlyList<TabItem> Parts =>
    [
        .. _decides ? [Tab(QuotationPart.ForMe, _waiting)] : Array.Empty<TabItem>(),
        Tab(QuotationPart.Waiting, null), Tab(QuotationPart.Decided, null), Tab(QuotationPart.All, null),
    ];

    private QuotationPart First => _decides ? QuotationPart.ForMe : QuotationPart.Waiting;

    protected override Task OnParametersSetAsync() => RefreshAsync();

    private async Task RefreshAsync()
    {
        var asked = (View, Number, Size);
        var actor = await Actors.GetAsync(CancellationToken.None);
        _decides = actor.May(LeadAction.DecideQuotation);
        _part = Enum.TryParse<QuotationPart>(View, true, out var known) && Enum.IsDefined(known) ? known : First;
        var query = new QuotationQuery { Part = _part, Page = Pager.Number(Number, 1), PageSize = Pager.Number(Size, QuotationQuery.DefaultPageSize) };
        var page = await Lists.ListAsync(actor, query, CancellationToken.None);
        var waiting = !_decides ? (int?)null
            : _part == QuotationPart.ForMe ? page.Total
            : (await Lists.ListAsync(actor, new QuotationQuery { PageSize = 1 }, CancellationToken.None)).Total;
        if (asked != (View, Number, Size) || Pager.TurnedBack(Navigation, page.Page, page.PageSize, page.Total))
            return;
        (_page, _waiting) = (page, waiting);
    }

    private TabItem Tab(QuotationPart part, int? count) =>
        new(NameOf(part), part == First ? "/quotations" : $"/quotations?view={part.ToString().ToLower(CultureInfo.InvariantCulture)}", _part == part, count);

    private string NameOf(QuotationPart part) => part switch
    {
        QuotationPart.ForMe => L["Waiting for me"],
        QuotationPart.Waiting => _decides ? L["All that wait"] : L["Waiting"],
        QuotationPart.Decided => L["Decided"],
        _ => L["All"],
    };
}
