using Microsoft.AspNetCore.Components.Server.Circuits;

namespace LeadManager.Web.Exports;

/// <summary>Who is being answered at this moment, a request or a click: an export lets them go first.</summary>
internal sealed class OthersAtWork
{
    private const int MomentsAtMost = 5;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);

    private int _count;

    public void Enter() => Interlocked.Increment(ref _count);

    public void Leave() => Interlocked.Decrement(ref _count);

    /// <summary>Waits a moment while anybody is being answered, but not for ever: an export comes to its end under any load.</summary>
    public async Task LetThroughAsync(CancellationToken ct)
    {
        for (var moments = 0; moments < MomentsAtMost && Volatile.Read(ref _count) > 0; moments++)
            await Task.Delay(Moment, ct);
    }
}

/// <summary>Counts the requests; not the exports themselves and not the connections of open pages, which last.</summary>
internal static class OthersAtWorkCounting
{
    public static void UseOthersAtWork(this WebApplication app)
    {
        var others = app.Services.GetRequiredService<OthersAtWork>();
        app.Use(async (context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/_blazor") || ExportApi.IsExport(context.Request.Path))
            {
                await next(context);
                return;
            }

            others.Enter();
            try
            {
                await next(context);
            }
            finally
            {
                others.Leave();
            }
        });
    }
}

/// <summary>Counts what people do on their open pages.</summary>
internal sealed class CircuitAtWork(OthersAtWork others) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        others.Enter();
        try
        {
            await next(activity);
        }
        finally
        {
            others.Leave();
        }
    };
}
