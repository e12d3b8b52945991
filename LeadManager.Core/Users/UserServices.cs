using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadManager.Core.Users;

/// <summary>Registers what accounts and signing in need.</summary>
internal static class UserServices
{
    public static IServiceCollection AddUsers(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordGate.Rounds);
        services.TryAddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddSingleton<PasswordGate>();
        services.AddSingleton<AccountReader>();
        services.AddSingleton<SessionService>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<UsedCodes>();
        services.AddSingleton<SetUpService>();
        services.AddSingleton<AccountService>();
        services.AddSingleton<UserDirectory>();
        services.AddSingleton<UserChoices>();
        services.AddSingleton<PeopleNames>();
        services.AddSingleton<UserService>();
        services.AddSingleton<SeeAs>();
        services.AddSingleton<ApiTokenService>();
        return services;
    }
}
