using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Core.Assignment;

/// <summary>Registers what assignment needs.</summary>
internal static class AssignmentServices
{
    public static IServiceCollection AddAssignment(this IServiceCollection services)
    {
        services.AddSingleton<Workload>();
        services.AddSingleton<HandOver>();
        services.AddSingleton<Recipients>();
        services.AddSingleton<AssignmentService>();
        services.AddSingleton<ForwardService>();
        services.AddSingleton<AssignmentAnswers>();
        services.AddSingleton<BulkAssignment>();
        services.AddSingleton<ChainService>();
        services.AddSingleton<AcceptanceDeadline>();
        services.AddHostedService<AcceptanceWatch>();
        services.AddSingleton<RuleBooks>();
        services.AddSingleton<AutoAssignment>();
        services.AddSingleton<AssignmentRules>();
        services.AddSingleton<RuleTrial>();
        return services;
    }
}
