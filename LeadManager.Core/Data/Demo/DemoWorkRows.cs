using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Data.Demo;

/// <summary>Writes the work of each lead right after the lead. The leads of an empty database count from 1, so their numbers are known without asking.</summary>
internal sealed class DemoWorkRows(LeadDbContext db, DemoWork work) : IAsyncDisposable
{
    private readonly RowWriter<Activity> _activities = new(db);
    private readonly RowWriter<FollowUp> _followUps = new(db);
    private int _number;

    public void WriteNext(Lead lead)
    {
        var (activities, followUps) = work.Of(lead, ++_number);
        foreach (var activity in activities)
            _activities.Write(activity);
        foreach (var followUp in followUps)
            _followUps.Write(followUp);
    }

    public async ValueTask DisposeAsync()
    {
        await _activities.DisposeAsync();
        await _followUps.DisposeAsync();
    }
}
