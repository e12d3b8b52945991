using System.Globalization;
using LeadManager.Core;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace LeadManager.Web.Security;

/// <summary>
/// Asks the <see cref="CircuitLimits"/>: where a page is asked for, so that the refusal can be read; where its connection
/// is opened, for whoever skips the page; and where the circuit begins, which counts it.
/// </summary>
internal static class CircuitGate
{
    public static void UseCircuitLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<CircuitLimits>();
        app.Use(async (context, next) =>
        {
            var isNew = IsNewConnection(context.Request);
            if (context.User.UserId() is { } userId && (isNew || IsPage(context)) && limits.Refuse(userId, Throttles.SenderOf(context), isNew) is { } refusal)
                await AnswerAsync(context, refusal, isNew);
            else
                await next(context);
        });
    }

    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    /// <summary>Negotiating, or connecting without having negotiated; what belongs to a connection names its id.</summary>
    private static bool IsNewConnection(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor", out var rest)
        && (rest.StartsWithSegments("/negotiate") || (!rest.HasValue && !request.Query.ContainsKey("id")));

    private static Task AnswerAsync(HttpContext context, CircuitRefusal refusal, bool isProgram)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(refusal.Wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return isProgram
            ? Results.Problem(statusCode: refusal.Status, detail: refusal.Message).ExecuteAsync(context)
            : PlainPage.WriteAsync(context, refusal.Status, Words.Say("Too many open pages"), refusal.Message);
    }
}

/// <summary>Counts one circuit for as long as it has a connection.</summary>
internal sealed class CircuitCounter(CircuitLimits limits, AuthenticationStateProvider state) : CircuitHandler
{
    private int? _userId;
    private bool _isCounted;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _userId = (await state.GetAuthenticationStateAsync()).User.UserId();
        if (_userId is not { } user)
            return;
        if (!limits.TryEnter(user))
            throw new InvalidOperationException("A circuit beyond the limits was refused.");
        _isCounted = true;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_userId is { } user && !_isCounted)
        {
            limits.Return(user);
            _isCounted = true;
        }

        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => LeaveAsync();

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => LeaveAsync();

    private Task LeaveAsync()
    {
        if (_userId is { } user && _isCounted)
            limits.Leave(user);
        _isCounted = false;
        return Task.CompletedTask;
    }
}
