using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Quotations;
using LeadManager.Core.SpecialLeads;

namespace LeadManager.Core.Data.Demo;

/// <summary>Prepares the work of each lead, to be written right after the lead. The leads of an empty database count from 1, so their numbers are known without asking.</summary>
internal sealed class DemoWorkRows(LeadDbContext db, DemoWork work, DemoReviews reviews) : IAsyncDisposable
{
    private readonly RowWriter<Activity> _activities = new(db);
    private readonly RowWriter<FollowUp> _followUps = new(db);
    private readonly RowWriter<QuotationRequest> _quotations = new(db);
    private readonly RowWriter<TechnicalReview> _technical = new(db);
    private readonly RowWriter<SpecialReview> _evaluations = new(db);
    private int _number;

    public IEnumerable<PreparedRow> PrepareNext(DemoLead made)
    {
        var (activities, followUps) = work.Of(made.Lead, ++_number);
        foreach (var activity in activities)
            yield return _activities.Prepare(activity);
        foreach (var followUp in followUps)
            yield return _followUps.Prepare(followUp);
        foreach (var request in made.Quotations)
            yield return _quotations.Prepare(request);
        var (technical, evaluation) = reviews.Of(made.Lead, _number);
        if (technical is not null)
            yield return _technical.Prepare(technical);
        if (evaluation is not null)
            yield return _evaluations.Prepare(evaluation);
    }

    public async ValueTask DisposeAsync()
    {
        await _activities.DisposeAsync();
        await _followUps.DisposeAsync();
        await _quotations.DisposeAsync();
        await _technical.DisposeAsync();
        await _evaluations.DisposeAsync();
    }
}
