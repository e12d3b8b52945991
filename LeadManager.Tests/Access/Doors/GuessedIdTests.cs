using System.Text.RegularExpressions;
using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Quotations;
using LeadManager.Tests.Api;

namespace LeadManager.Tests.Access.Doors;

/// <summary>
/// Who tries numbers learns nothing: whatever is asked of a lead out of sight, or of a record of it, in sound or faulty
/// words, is answered as where there is none, and stores nothing. The twin: of a lead in sight the answer is another one.
/// </summary>
public sealed partial class GuessedIdTests(ApiDoorTests.Host host) : IClassFixture<ApiDoorTests.Host>
{
    private const int Nowhere = 987_654;

    /// <summary>Ways that the walk over the cells does not take: reads, and steps that need a lead in a certain state.</summary>
    private static readonly (string Method, string Path, string? Body)[] Others =
    [
        ("GET", "/api/leads/{id}", null), ("GET", "/api/leads/{id}/chain", null), ("GET", "/api/leads/{id}/qualification", null), ("GET", "/api/leads/{id}/history", null),
        ("GET", "/api/leads/{id}/activities", null), ("GET", "/api/leads/{id}/followups", null), ("GET", "/api/leads/{id}/quotation", null), ("GET", "/api/leads/{id}/reviews", null),
        ("GET", "/api/leads/assignable-users?leadId={id}", null), ("GET", "/api/special-leads/{id}", null),
        ("PUT", "/api/leads/{id}", """{"status":"Lost","phone":"1"}"""), ("PUT", "/api/leads/{id}", """{"message":"hello"}"""), ("PUT", "/api/leads/{id}", """{"medicaidNo":"AB12345C"}"""),
        ("POST", "/api/leads/{id}/assign", """{"userId":987654}"""), ("POST", "/api/leads/{id}/reassign", """{"officeId":987654}"""),
        ("POST", "/api/leads/{id}/accept", "{}"), ("POST", "/api/leads/{id}/reject", """{"notes":"no"}"""), ("POST", "/api/leads/{id}/restore", null),
        ("DELETE", "/api/leads/{id}/referral", null), ("DELETE", "/api/leads/{id}/escalate", null), ("PATCH", "/api/leads/{id}/status", """{"assignedTo":987654}"""),
        ("POST", "/api/leads/{id}/followups", """{"dueAt":"2026-11-24T15:00:00Z","type":"Visit","ownerId":987654}"""),
        ("POST", "/api/leads/{id}/qualification", """{"officeId":987654,"teamLeadId":987654}"""),
        ("GET", "/api/followups/{followUp}", null), ("PUT", "/api/followups/{followUp}", """{"note":"mine"}"""), ("DELETE", "/api/followups/{followUp}", null),
        ("POST", "/api/followups/{followUp}/complete", """{"outcome":"done"}"""),
        ("GET", "/api/quotations/{quotation}", null), ("POST", "/api/quotations/{quotation}/approve", "{}"), ("POST", "/api/quotations/{quotation}/reject", "{}"),
        ("POST", "/api/quotations/{quotation}/withdraw", "{}"), ("POST", "/api/notifications/{id}/read", null),
    ];

    public static TheoryData<Role> Narrow => [.. Enum.GetValues<Role>().Where(role => !Agreed.Grants(role, LeadAction.ViewLead, LeadKind.AnotherTeams))];

    [Theory]
    [MemberData(nameof(Narrow))]
    public async Task Call_OnALeadOutOfSight_AnswersAsWhereThereIsNone(Role role)
    {
        var app = host.App;
        var cast = await Cast.HireAsync(role, app.Clock.GetUtcNow().UtcDateTime, app.Admin, (each, name, manager) => app.AddUserAsync(each, $"guess-{name}".ToLowerInvariant(), manager));
        var client = await ApiClient.SignInAsync(app, $"guess-{role}-person".ToLowerInvariant());
        await using var db = await app.OpenAsync();
        var hidden = await AddAsync(LeadKind.AnotherTeams);
        await using var watch = await Watch.OpenAsync(db);
        var before = watch.Commits();

        foreach (var (method, path, body) in Door.All.Select(door => (door.Method, door.Path, door.Body)).Concat(Others).Where(way => way.Path.Contains('{', StringComparison.Ordinal)).Distinct())
            foreach (var (text, version) in Wordings(body))
            {
                var (there, nowhere) = (await AskAsync(method, path, text, version, hidden), await AskAsync(method, path, text, version, (Nowhere, Nowhere, Nowhere)));
                Assert.True(nowhere == there, $"{role}, {method} {path} {text} {version}:\n{there}\n{nowhere}");
                Assert.Matches("^(?:NotFound|Forbidden|BadRequest) ", there);
            }

        Assert.Equal(before, watch.Commits());
        var seen = LeadKinds.All.Where(kind => Agreed.Grants(role, LeadAction.ViewLead, kind)).Select(kind => (LeadKind?)kind).FirstOrDefault();
        if (seen is { } kind)
            Assert.StartsWith("OK", await AskAsync("GET", "/api/leads/{id}", null, null, await AddAsync(kind)), StringComparison.Ordinal);

        async Task<(int Lead, int FollowUp, int Quotation)> AddAsync(LeadKind kind)
        {
            var lead = await Watch.AddAsync(db, kind.Make(cast));
            var followUp = new FollowUp { LeadId = lead, OwnerId = cast.Stranger.UserId, Type = ActivityType.Call, DueAt = cast.Now.AddDays(1), CreatedAt = cast.Now };
            var request = new QuotationRequest { LeadId = lead, Amount = 1_200, RequestedAt = cast.Now, RequestedById = cast.Stranger.UserId };
            db.AddRange(followUp, request);
            await db.SaveAsync(Actor.System, new("Created"), default);
            db.ChangeTracker.Clear();
            return (lead, followUp.Id, request.Id);
        }

        async Task<string> AskAsync(string method, string path, string? body, string? version, (int Lead, int FollowUp, int Quotation) of)
        {
            string Fill(string text) => text.Replace("{id}", $"{of.Lead}", StringComparison.Ordinal).Replace("{followUp}", $"{of.FollowUp}", StringComparison.Ordinal)
                .Replace("{quotation}", $"{of.Quotation}", StringComparison.Ordinal).Replace("{target}", $"{cast.Target.UserId}", StringComparison.Ordinal).Replace("{below}", $"{cast.Below.UserId}", StringComparison.Ordinal);
            var answer = await client.SendAsync(new HttpMethod(method), Fill(path), body is null ? null : Fill(body), version is null ? [] : [("If-Match", $"\"{version}\"")]);
            return $"{answer.Status} {Changing().Replace(answer.Text, "")}";
        }
    }

    /// <summary>The body as it is, nothing, and the body with a version that is no longer true.</summary>
    private static IEnumerable<(string? Body, string? Version)> Wordings(string? body) =>
        body is null ? [(null, null)] : [(body, null), ("{}", null), (body, "77")];

    /// <summary>What differs between any two answers, and between any two questions.</summary>
    [GeneratedRegex("\"(?:traceId|instance)\":\"[^\"]*\"")]
    private static partial Regex Changing();
}
