using LeadManager.Core.Analytics;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Analytics.Team;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Demo;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Events;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Core.Leads.Board;
using LeadManager.Core.Leads.Bulk;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;
using LeadManager.Core.Progress;
using LeadManager.Core.Quotations;
using LeadManager.Core.Lists;
using LeadManager.Core.Referrals;
using LeadManager.Core.Settings;
using LeadManager.Core.SpecialLeads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadManager.Core;

/// <summary>Registers the core: the one place that lists its services.</summary>
public static class CoreServices
{
    /// <summary>Adds the database on this engine and every service of the core.</summary>
    public static IServiceCollection AddLeadManagerCore(this IServiceCollection services, DatabaseEngine engine)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(engine);
        services.AddSingleton<WriteGate>();
        services.AddSingleton<StoreTrouble>();
        services.AddSingleton<OneByOne>();
        services.AddSingleton<LiveFeed>();
        services.AddDbContextFactory<LeadDbContext>(options =>
        {
            engine.Configure(options);
            options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)); // whoever counts up to a limit needs no order
        });
        services.AddSingleton<Database>();
        services.AddSingleton<OrganisationService>();
        services.AddSingleton<OfficeWords>();
        services.AddSingleton<LeadService>();
        services.AddSingleton<LeadPages>();
        services.AddSingleton<LeadHalves>();
        services.AddSingleton<LeadEditing>();
        services.AddSingleton<LeadBin>();
        services.AddSingleton<LeadTemperature>();
        services.AddSingleton<BoardService>();
        services.AddSingleton<BulkService>();
        services.AddSingleton<LeadExportLog>();
        services.AddSingleton<LeadDuplicates>();
        services.AddSingleton<LeadAssignees>();
        services.AddSingleton<ReferralService>();
        services.AddAssignment();
        services.AddProgress();
        services.AddDailyWork();
        services.AddQuotations();
        services.AddSpecialLeads();
        services.AddLists();
        services.AddImports();
        services.AddSingleton<DraftService>();
        services.AddSingleton<Leftovers>();
        services.AddHostedService<LeftoverSweep>();
        services.AddScoped<DemoData>();
        services.AddUsers();
        services.AddMail();
        services.AddNotifications();
        services.AddSingleton<EventService>();
        services.AddSingleton<EventEditing>();
        services.AddSingleton<AnalyticsService>();
        services.AddSingleton<SharedSummaries>();
        services.AddSingleton<TeamService>();
        services.AddSingleton<SharedTeams>();
        services.AddSingleton<TallyService>();
        services.AddSingleton<TallyReport>();
        services.AddSingleton<AuditService>();
        services.AddSingleton<ValueRestore>();
        return services;
    }
}
