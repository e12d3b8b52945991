using LeadManager.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace LeadManager.Web.Security;

/// <summary>One policy per action of the matrix, one for each pair that opens a place together, and a closed door wherever nothing is declared.</summary>
public static class AccessPolicies
{
    /// <summary>Takes part in quotations: requests them or decides about them.</summary>
    public const string Quotations = nameof(LeadAction.DecideQuotation) + Or + nameof(LeadAction.RequestQuotation);

    private const string Or = "|";

    /// <summary>The policy that either action satisfies.</summary>
    public static string Either(LeadAction one, LeadAction other) => $"{one}{Or}{other}";

    /// <summary>The actions of a policy, of which one is enough; none where it is not one of the matrix.</summary>
    public static IReadOnlyList<LeadAction> ActionsOf(string? policy) =>
        [.. (policy ?? "").Split(Or).Select(name => Enum.TryParse<LeadAction>(name, out var action) ? action : (LeadAction?)null).OfType<LeadAction>()];

    internal static IServiceCollection AddAccessPolicies(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, LeadActionHandler>();
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var name in Enum.GetNames<LeadAction>().Append(Quotations))
                options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new LeadActionRequirement(ActionsOf(name))));
        });
        return services;
    }
}
