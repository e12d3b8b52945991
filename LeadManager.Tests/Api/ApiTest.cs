using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Api;

/// <summary>Tests of the API through the real host, with an administrator and a user signed in.</summary>
public abstract class ApiTest : IClassFixture<ApiTest.SignedIn>
{
    protected const string Lead = """{"firstName":"Amara","lastName":"Okonkwo","phone":"(917) 555-0142","source":"Website"}""";

    private readonly SignedIn _signedIn;

    protected ApiTest(SignedIn signedIn) => _signedIn = signedIn;

    protected AppFactory App => _signedIn.App;

    protected ApiClient Admin => _signedIn.Admin;

    protected ApiClient User => _signedIn.User;

    protected async Task<int> AddLeadAsync(string json = Lead) => (await Admin.PostAsync("/api/leads", json)).Id;

    /// <summary>A fingerprint of everything that a refused call must leave alone.</summary>
    protected async Task<string> FingerprintAsync()
    {
        await using var db = await App.OpenAsync();
        var rows = JsonSerializer.Serialize(new
        {
            Leads = await db.Leads.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Events = await db.Events.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Lists = await db.ListEntries.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Offices = await db.Offices.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Providers = await db.Providers.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Zones = await db.Zones.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Rules = await db.AssignmentRules.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Log = await db.AuditEntries.CountAsync(),
            Changes = await db.LeadChanges.CountAsync(),
        });
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(rows)));
    }

    /// <summary>One host for the tests of a class.</summary>
    public sealed class SignedIn : IAsyncLifetime
    {
        private ApiClient? _admin, _user;

        public AppFactory App { get; } = new();

        public ApiClient Admin => _admin ?? throw new InvalidOperationException("Not signed in yet.");

        public ApiClient User => _user ?? throw new InvalidOperationException("Not signed in yet.");

        public async Task InitializeAsync()
        {
            await App.InitializeAsync();
            await App.AddUserAsync(Role.User, "user");
            _admin = await ApiClient.SignInAsync(App, "admin");
            _user = await ApiClient.SignInAsync(App, "user");
        }

        public async Task DisposeAsync() => await ((IAsyncLifetime)App).DisposeAsync();
    }
}
