using System.Globalization;
using System.Threading.RateLimiting;
using LeadManager.Core;
using LeadManager.Web.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace LeadManager.Web.Security;

/// <summary>
/// How many API calls a minute: for each user, fewer of them writes, and few for senders who have not signed in. The
/// doors themselves (<c>/api/auth</c>) have their own, slower limits.
/// </summary>
internal static class RateLimits
{
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("RateLimits");
        var perUser = limits.GetValue("PerUserPerMinute", 3_000);
        var writes = limits.GetValue("WritesPerUserPerMinute", 600);
        var anonymous = limits.GetValue("AnonymousPerMinute", 30);
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = AnswerAsync;
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => !Counts(context) ? Free()
                    : context.User.UserId() is { } user ? Window($"user {user}", perUser) : Window($"sender {Throttles.SenderOf(context)}", anonymous)),
                PartitionedRateLimiter.Create<HttpContext, string>(context =>
                    Counts(context) && context.User.UserId() is { } user && IsWrite(context) ? Window($"user {user}", writes) : Free()));
        });
    }

    private static bool Counts(HttpContext context) =>
        (context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/api/auth")) || context.Request.Path.StartsWithSegments(CalendarFeedApi.Path);

    private static bool IsWrite(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method);

    private static RateLimitPartition<string> Free() => RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Window(string key, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    private static async ValueTask AnswerAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await Results.Problem(
            statusCode: StatusCodes.Status429TooManyRequests, title: Words.Say("Too many requests."),
            detail: Words.Say("Wait {0} seconds and try again.", Math.Ceiling(wait.TotalSeconds))).ExecuteAsync(rejected.HttpContext);
    }
}
