using LeadManager.Core;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>What the pages before the door share: who sends, when to slow down, how a failure is said.</summary>
public abstract class AccountPage : PageModel
{
    /// <summary>What was done, said above the form.</summary>
    public string? Notice { get; protected set; }

    /// <summary>Why nothing was done, said above the form.</summary>
    public string? Fault { get; protected set; }

    private protected string Sender => Throttles.SenderOf(HttpContext);

    private protected string? IpAddress => HttpContext.Connection.RemoteIpAddress?.ToString();

    /// <summary>Refuses a sender who is too fast; nothing where he is not.</summary>
    private protected IActionResult? SlowDown(Throttle throttle, string? key = null)
    {
        if (throttle.Take(key ?? Sender) is not { } wait)
            return null;
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Fault = Words.Say("Too many tries from here. Wait {0:N0} seconds, then try again.", Math.Ceiling(wait.TotalSeconds));
        return Page();
    }

    /// <summary>Somebody has come in: this browser is known from now on, and its next form gets a new antiforgery cookie.</summary>
    private protected void Welcome(KnownDevices devices, User user)
    {
        devices.Remember(HttpContext, user);
        HttpContext.ForgetAntiforgery();
    }

    /// <summary>The page again, with the failure said beside its fields.</summary>
    private protected PageResult Again(Failure failure)
    {
        if (failure is Invalid invalid)
            foreach (var (field, messages) in invalid.Errors)
                foreach (var message in messages)
                    ModelState.AddModelError(field, message);
        else
            Fault = failure.Message;
        return Page();
    }
}
