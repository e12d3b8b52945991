using Bunit;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Components;

/// <summary>A place to render components: the shell's services, a browser that accepts every call, a clock that stands still.</summary>
public abstract class ComponentTest : BunitContext
{
    /// <summary>Friday 20 November 2026, 13:00 UTC.</summary>
    protected static readonly DateTime Now = new(2026, 11, 20, 13, 0, 0, DateTimeKind.Utc);

    protected ComponentTest()
    {
        Services.AddSingleton<TimeProvider>(new StandingClock(Now));
        Services.AddShell();
        Services.AddSingleton(new StoreTrouble(new SqliteEngine("Data Source=nowhere.db")));
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected static RenderFragment Html(string markup) => builder => builder.AddMarkupContent(0, markup);

    private sealed class StandingClock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now);
    }
}
