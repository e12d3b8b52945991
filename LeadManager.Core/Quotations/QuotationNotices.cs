using System.Globalization;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;

namespace LeadManager.Core.Quotations;

/// <summary>Tells of a request those who are asked to decide it, and of a decision who requested it; inside the write of either.</summary>
public sealed class QuotationNotices(Notices notices, QuotationDeciders deciders)
{
    internal async Task TellOfRequestAsync(LeadDbContext db, Actor actor, Lead lead, QuotationRequest request, CancellationToken ct)
    {
        var line = await deciders.ReadAsync(db, ct);
        foreach (var userId in line.Told(lead, request.RequestedById).ToList())
            await notices.TellAsync(db, actor, userId, NoticeKind.QuotationToDecide, lead, new NoticeFacts { Text = TextOf(request) }, ct);
    }

    internal Task TellOfDecisionAsync(LeadDbContext db, Actor actor, Lead lead, QuotationRequest request, CancellationToken ct) =>
        notices.TellAsync(db, actor, request.RequestedById, NoticeKind.QuotationDecided, lead, new NoticeFacts { Detail = request.State.ToString(), Text = request.Comment }, ct);

    private static string TextOf(QuotationRequest request) =>
        string.Join("\n\n", new[] { Words.Say("Amount: {0}", request.Amount.ToString("N2", CultureInfo.CurrentCulture)), request.Items, request.Note }.Where(part => !string.IsNullOrEmpty(part)));
}
