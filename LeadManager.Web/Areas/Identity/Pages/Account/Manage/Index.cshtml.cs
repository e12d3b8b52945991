using System.Text.Json;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeadManager.Web.Areas.Identity.Pages;

/// <summary>What is known about the person who is signed in.</summary>
[Authorize]
public sealed class IndexModel(UserManager<User> users) : PageModel
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public User? Account { get; private set; }

    public async Task OnGetAsync() => Account = await users.GetUserAsync(User);

    /// <summary>The account as a file.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
            return NotFound();
        var stored = new
        {
            user.UserName, user.Name, user.Email, Role = user.Role.ToString(), user.Zone, user.CreatedAt, user.UpdatedAt, user.LastSignInAt, user.TwoFactorEnabled,
        };
        return File(JsonSerializer.SerializeToUtf8Bytes(stored, Json), "application/json", "account.json");
    }
}
