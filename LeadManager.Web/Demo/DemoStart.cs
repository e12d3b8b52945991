using System.Diagnostics;
using LeadManager.Core.Data.Demo;
using LeadManager.Core.Settings;
using LeadManager.Web.Starting;

namespace LeadManager.Web.Demo;

/// <summary>Fills the database at start where the command line asks for demo data, or says why not.</summary>
public static class DemoStart
{
    private const string PasswordVariable = "LEADMANAGER_DEMO_PASSWORD", DefaultPassword = "Demo-pass-2026!";

    /// <summary>True where the application may start; otherwise the reason stands on the console.</summary>
    public static async Task<bool> FillDemoAsync(this WebApplication app, StartArguments arguments, CancellationToken ct = default)
    {
        if (arguments.Fault is { } fault)
            return Refuse(fault);
        if (!arguments.Demo)
            return true;
        if (app.Environment.IsProduction())
            return Refuse("Demo data is never put into a production environment. Start without --demo, or set ASPNETCORE_ENVIRONMENT=Development.");

        var password = Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } own ? own : DefaultPassword;
        var begun = Stopwatch.GetTimestamp();
        await using var scope = app.Services.CreateAsyncScope();
        switch (await scope.ServiceProvider.GetRequiredService<DemoData>().FillAsync(arguments.Leads, password, ct, arguments.Preset ?? Preset.Everything))
        {
            case DemoResult.Refused:
                return Refuse("The database holds your own data, so no demo data was added. Start without --demo, or name an empty database in ConnectionStrings:LeadManager.");
            case DemoResult.Filled:
                Console.WriteLine($"Demo: {arguments.Leads} leads made in {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s. Everybody (administrator, safelife, salesexecutive, ...) signs in with the password {password}");
                return true;
            default:
                Console.WriteLine("Demo: the database holds demo data already and is used as it is.");
                return true;
        }
    }

    private static bool Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return false;
    }
}
