using LeadManager.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace LeadManager.Web.Security;

/// <summary>The role of the account, as it is now, has this action in the permission matrix.</summary>
internal sealed record LeadActionRequirement(LeadAction Action) : IAuthorizationRequirement;

/// <summary>Asks the account, not the cookie.</summary>
internal sealed class LeadActionHandler(Entrance entrance) : AuthorizationHandler<LeadActionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, LeadActionRequirement requirement)
    {
        if (await entrance.AdmitAsync(context.User, CancellationToken.None) is { } account
            && PermissionMatrix.Grants(account.Role, requirement.Action))
            context.Succeed(requirement);
    }
}
