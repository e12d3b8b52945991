using Bunit;
using LeadManager.Core.Changes;
using LeadManager.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
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
        Render<LiveRefresh>(parameters => parameters.Add(part => part.Topics, Topic.Leads).Add(part => part.OnChanged, () =>
        {
            asked.SetResult();
            return Task.CompletedTask;
        }));

        feed.Publish(Topic.Leads);

        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Dispose_Page_EndsTheSubscription()
    {
        var feed = Listen();
        Render<LiveRefresh>(parameters => parameters.Add(part => part.Topics, Topic.Leads).Add(part => part.OnChanged, () => Task.CompletedTask));
        var before = feed.Count;

        await DisposeComponentsAsync();

        Assert.Equal((1, 0), (before, feed.Count));
    }

    [Fact]
    public async Task Signal_AfterAPause_DrawsThePageAtOnceAndOnlyOnceWithWhatWasRead()
    {
        var feed = Listen();
        var page = Render<ReadingPage>();

        for (var change = 1; change <= 3; change++)
        {
            feed.Publish(Topic.Leads);
            await page.Instance.ReadingAsync();
            Assert.Equal(change, page.Instance.Draws); // nothing is drawn while it reads
            await page.InvokeAsync(() => page.Instance.Finish(change));
            await page.WaitForAssertionAsync(() => Assert.Equal(($"{change}", change + 1), (page.Find("p").TextContent, page.Instance.Draws)), TimeSpan.FromSeconds(10));
        }
    }

    [Fact]
    public async Task Signals_ManyAtOnce_DrawAtOnceAndThenAtMostTwiceASecond()
    {
        var clock = new HandClock();
        var feed = new LiveFeed(clock, NullLogger<LiveFeed>.Instance);
        using var heard = new SemaphoreSlim(0);
        var calls = 0;
        using var subscription = feed.Subscribe(Topic.Leads, _ =>
        {
            calls++;
            heard.Release();
            return Task.CompletedTask;
        });

        feed.Publish(Topic.Leads);
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(10))); // the clock stands: this one did not wait
        for (var change = 0; change < 20; change++)
            feed.Publish(Topic.Leads);
        var pass = await clock.WaitingAsync();
        Assert.Equal((1, LiveFeed.Pace), (calls, clock.Longest));
        pass();
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(10)));

        Assert.Equal(2, calls);
    }

    private LiveFeed Listen()
    {
        var feed = new LiveFeed(TimeProvider.System, NullLogger<LiveFeed>.Instance);
        Services.AddSingleton(feed);
        return feed;
    }

    /// <summary>A page whose reading the test ends.</summary>
    private sealed class ReadingPage : ComponentBase, IDisposable
    {
        private readonly SemaphoreSlim _reading = new(0);
        private TaskCompletionSource<int> _answer = new();
        private int _shown;

        public int Draws { get; private set; }

        public async Task ReadingAsync() => Assert.True(await _reading.WaitAsync(TimeSpan.FromSeconds(10)));

        public void Dispose() => _reading.Dispose();

        public void Finish(int number) => _answer.SetResult(number);

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            Draws++;
            builder.OpenElement(0, "p");
            builder.AddContent(1, _shown);
            builder.CloseElement();
            builder.OpenComponent<LiveRefresh>(2);
            builder.AddComponentParameter(3, nameof(LiveRefresh.Topics), Topic.Leads);
            builder.AddComponentParameter(4, nameof(LiveRefresh.OnChanged), (Func<Task>)LoadAsync);
            builder.CloseComponent();
        }

        private async Task LoadAsync()
        {
            _reading.Release();
            _shown = await _answer.Task;
            _answer = new();
        }
    }

    /// <summary>A clock that stands; who waits is noted and let go by hand.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly TaskCompletionSource<Action> _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _now = TimeSpan.TicksPerDay;

        public TimeSpan Longest { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        /// <summary>What lets the one go who waits.</summary>
        public Task<Action> WaitingAsync() => _waiting.Task.WaitAsync(TimeSpan.FromSeconds(10));

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Longest = dueTime;
            _waiting.TrySetResult(() =>
            {
                _now += dueTime.Ticks;
                callback(state);
            });
            return new Standing();
        }

        private sealed class Standing : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
