using LeadManager.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace LeadManager.Web.Security;

/// <summary>The role of the account, as it is now, has one of these actions in the permission matrix.</summary>
internal sealed record LeadActionRequirement(IReadOnlyList<LeadAction> Actions) : IAuthorizationRequirement;

/// <summary>Asks the account, not the cookie.</summary>
internal sealed class LeadActionHandler(Entrance entrance) : AuthorizationHandler<LeadActionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, LeadActionRequirement requirement)
    {
        if (await entrance.AdmitAsync(context.User, CancellationToken.None) is { } account
            && account.ToActor(null) is var actor && requirement.Actions.Any(actor.May))
            context.Succeed(requirement);
    }
}
