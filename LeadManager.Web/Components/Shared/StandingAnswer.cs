using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace LeadManager.Web.Components.Shared;

/// <summary>
/// Draws what the person in front of the page may see of something. While that is asked, the last answer stands: the
/// framework's own views take their content away until they know, and what was typed there is gone with it
/// (dotnet/aspnetcore#50834).
/// </summary>
public abstract class StandingAnswer<TAbout> : ComponentBase where TAbout : class
{
    private int _asked;

    [Inject] public required IAuthorizationService Authorization { get; init; }

    [Inject] public required IAuthorizationPolicyProvider Policies { get; init; }

    [CascadingParameter] private Task<AuthenticationState>? Person { get; set; }

    /// <summary>What is asked about now.</summary>
    protected abstract TAbout Asked { get; }

    /// <summary>What the answer is about; null until there is one.</summary>
    protected TAbout? Answered { get; private set; }

    protected bool IsGranted { get; private set; }

    protected bool IsSignedIn { get; private set; }

    /// <summary>What it takes; null where everybody may.</summary>
    protected abstract Task<AuthorizationPolicy?> FindPolicyAsync(TAbout about);

    protected override async Task OnParametersSetAsync()
    {
        var (about, number) = (Asked, ++_asked);
        var user = (await (Person ?? throw new InvalidOperationException("Nobody says who is in front of the page."))).User;
        var isGranted = await FindPolicyAsync(about) is not { } policy || (await Authorization.AuthorizeAsync(user, about, policy)).Succeeded;
        if (number != _asked)
            return; // another question is under way, and an older answer must not overtake its own
        (Answered, IsGranted, IsSignedIn) = (about, isGranted, user.Identity?.IsAuthenticated is true);
    }
}
