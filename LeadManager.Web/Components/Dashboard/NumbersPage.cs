using LeadManager.Core.Access;
using LeadManager.Core.Settings;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Dashboard;

/// <summary>
/// A page of numbers that are read again with every change. When reading again fails, the numbers stay and the page says
/// since when they are old.
/// </summary>
public abstract partial class NumbersPage<TNumbers> : ComponentBase, IDisposable where TNumbers : class
{
    private readonly CancellationTokenSource _left = new();
    private ITimer? _ageing;

    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required TimeProvider Time { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ILogger<NumbersPage<TNumbers>> Logger { get; init; }

    [SupplyParameterFromQuery(Name = "period")] public string? Period { get; set; }

    [CascadingParameter] public ShellFacts? Facts { get; set; }

    /// <summary>Null until they are known.</summary>
    protected TNumbers? Numbers { get; set; }

    /// <summary>The moment that the numbers are of.</summary>
    protected abstract DateTime? At { get; }

    /// <summary>Since when they could not be read again.</summary>
    protected DateTime? FailedSince { get; private set; }

    protected OfficeCalendar Office => Facts?.Calendar ?? ShellFacts.WithoutOffice;

    /// <summary>How fresh they are, in words.</summary>
    protected string? Freshness => At is { } at ? Core.Words.Say("Updated {0}", Moments.Say(at, Time.GetUtcNow().UtcDateTime, Office)) : null;

    protected override void OnInitialized() =>
        _ageing = Time.CreateTimer(_ => InvokeAsync(StateHasChanged), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

    protected override Task OnParametersSetAsync() => LoadAsync();

    /// <summary>Reads the numbers of what is chosen; leaves them where something else was chosen meanwhile.</summary>
    protected abstract Task ReadAsync(Actor actor, CancellationToken ct);

    protected async Task LoadAsync()
    {
        try
        {
            await ReadAsync(await Actors.GetAsync(_left.Token), _left.Token);
            FailedSince = null;
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or SignedOutException) && Numbers is not null)
        {
            FailedSince ??= At;
            LogFailure(Logger, fault);
        }
    }

    /// <summary>Puts a choice into the address; one that says nothing is left out.</summary>
    protected void Choose(string name, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, value));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A dashboard could not read its numbers again")]
    private static partial void LogFailure(ILogger logger, Exception fault);

    public void Dispose()
    {
        _left.Cancel();
        _ageing?.Dispose();
        GC.SuppressFinalize(this);
    }
}
