using LeadManager.Core;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>The first start on an empty database.</summary>
[AllowAnonymous]
public sealed class SetUpModel : AccountPage
{
    private readonly IServiceProvider _services;

    /// <summary>Everything comes from the container.</summary>
    public SetUpModel(IServiceProvider services) => _services = services;

    /// <summary>The zones that this machine knows, by their IANA names.</summary>
    public static IReadOnlyList<string> TimeZones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id).Append("Etc/UTC").Distinct().Order(StringComparer.Ordinal)];

    [BindProperty] public string? Code { get; set; }

    [BindProperty(Name = "")] public SetUpOffice Office { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await IsDoneAsync(ct) ? LocalRedirect("/") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await IsDoneAsync(ct))
            return LocalRedirect("/");
        var throttle = _services.GetRequiredService<Throttles>().Codes;
        if (SlowDown(throttle) is { } refused)
            return refused;
        ModelState.Clear(); // the service says the faults, in our words
        if (!_services.GetRequiredService<SetUpCode>().IsRight(Code))
            return Again(WrongCode());

        throttle.GiveBack(Sender);
        var outcome = await _services.GetRequiredService<SetUpService>().RunAsync(Office, IpAddress, ct);
        return outcome.IsOk ? RedirectToPage("/Account/Login", new { IsSetUp = true }) : Again(outcome.Failure);
    }

    /// <summary>All that is wrong is said at once: not the code first, and the other fields when that is right.</summary>
    private Invalid WrongCode() => new(new Dictionary<string, string[]>(SetUpService.FaultsOf(Office)?.Errors ?? new Dictionary<string, string[]>())
    {
        [nameof(Code)] = [Words.Say("This is not the code. Look where Lead Manager was started.")],
    });

    private async Task<bool> IsDoneAsync(CancellationToken ct) => !await _services.GetRequiredService<Database>().IsEmptyAsync(ct);
}
