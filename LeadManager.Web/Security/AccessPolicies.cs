using LeadManager.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace LeadManager.Web.Security;

/// <summary>One policy per action of the matrix, and a closed door wherever nothing is declared.</summary>
internal static class AccessPolicies
{
    public static IServiceCollection AddAccessPolicies(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, LeadActionHandler>();
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var action in Enum.GetValues<LeadAction>())
                options.AddPolicy(action.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new LeadActionRequirement(action)));
        });
        return services;
    }
}
