using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Quotations;

/// <summary>Tells of a request, and of one that is taken back, those who are asked to decide it, and of a decision who requested it; inside the write of each.</summary>
public sealed class QuotationNotices(Notices notices, QuotationDeciders deciders, OrganisationService organisation)
{
    internal Task TellOfRequestAsync(LeadDbContext db, Actor actor, Lead lead, QuotationRequest request, CancellationToken ct) =>
        TellDecidersAsync(db, actor, NoticeKind.QuotationToDecide, lead, request, ct);

    internal Task TellOfEndAsync(LeadDbContext db, Actor actor, Lead lead, QuotationRequest request, CancellationToken ct) => request.State == QuotationState.Withdrawn
        ? TellDecidersAsync(db, actor, NoticeKind.QuotationWithdrawn, lead, request, ct)
        : notices.TellAsync(db, actor, request.RequestedById, NoticeKind.QuotationDecided, lead, new NoticeFacts { Detail = request.State.ToString(), Text = request.Comment }, ct);

    private async Task TellDecidersAsync(LeadDbContext db, Actor actor, NoticeKind kind, Lead lead, QuotationRequest request, CancellationToken ct)
    {
        var line = await deciders.ReadAsync(db, ct);
        var text = TextOf(request, (await organisation.GetAsync(ct)).Currency);
        foreach (var userId in line.Told(lead, request.RequestedById).ToList())
            await notices.TellAsync(db, actor, userId, kind, lead, new NoticeFacts { Text = text }, ct);
    }

    private static string TextOf(QuotationRequest request, string? currency) =>
        string.Join("\n\n", new[] { Words.Say("Amount: {0}", Currency.Say(request.Amount, currency)), request.Items, request.Note }.Where(part => !string.IsNullOrEmpty(part)));
}
