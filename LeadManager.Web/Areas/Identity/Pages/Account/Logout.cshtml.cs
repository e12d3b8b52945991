using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>Ends the session on the server and empties what the browser kept.</summary>
[AllowAnonymous]
public sealed class LogoutModel(ActorProvider actors, SignInService signIns) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (User.Identity?.IsAuthenticated == true)
            await signIns.RecordSignOutAsync(await actors.GetAsync(ct), ct);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        HttpContext.ForgetAntiforgery();
        Response.Headers["Clear-Site-Data"] = "\"cache\",\"storage\"";
        return RedirectToPage("./Login");
    }
}
