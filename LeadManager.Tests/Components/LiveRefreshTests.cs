using Bunit;
using LeadManager.Core.Changes;
using LeadManager.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadManager.Tests.Components;

public sealed class LiveRefreshTests : ComponentTest
{
    [Fact]
    public async Task Signal_OfItsTopic_AsksToReadAgain()
    {
        var feed = Listen();
        var asked = new TaskCompletionSource();
        Render<LiveRefresh>(parameters => parameters.Add(part => part.Topics, Topic.Leads).Add(part => part.OnChanged, asked.SetResult));

        feed.Publish(Topic.Leads);

        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Dispose_Page_EndsTheSubscription()
    {
        var feed = Listen();
        Render<LiveRefresh>(parameters => parameters.Add(part => part.Topics, Topic.Leads).Add(part => part.OnChanged, () => { }));
        var before = feed.Count;

        await DisposeComponentsAsync();

        Assert.Equal((1, 0), (before, feed.Count));
    }

    private LiveFeed Listen()
    {
        var feed = new LiveFeed(TimeProvider.System, NullLogger<LiveFeed>.Instance);
        Services.AddSingleton(feed);
        return feed;
    }
}
