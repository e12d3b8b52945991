using System.Net;
using LeadManager.Core.Access;
using LeadManager.Tests.Api;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Access.Doors;

/// <summary>R01 over HTTP: the same cells through the real host; refused calls answer 403 or, for leads outside the view, 404, and store nothing.</summary>
public sealed class ApiDoorTests(ApiDoorTests.Host host) : IClassFixture<ApiDoorTests.Host>
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task R01_CallOnEveryKindOfLead_AnswersAsTheCellSays(Role role)
    {
        var app = host.App;
        var cast = await Cast.HireAsync(role, app.Clock.GetUtcNow().UtcDateTime, app.Admin, (each, name, manager) => app.AddUserAsync(each, name.ToLowerInvariant(), manager));
        var client = await ApiClient.SignInAsync(app, $"{role}-person".ToLowerInvariant());
        await using var db = await app.OpenAsync();
        await using var watch = await Watch.OpenAsync(db);
        foreach (var door in Door.All)
            foreach (var kind in LeadKinds.All.Where(door.Kinds))
            {
                var id = await Watch.AddAsync(db, kind.Make(cast));
                if (door.Before is { } prepare)
                    id = await prepare(db, cast, id);
                var before = watch.Commits();

                var answer = await client.SendAsync(new HttpMethod(door.Method), Fill(door.Path, cast, id), door.Body is null ? null : Fill(door.Body, cast, id));

                var isGranted = door.IsGranted(role, kind);
                var isDone = (int)answer.Status < 300 && (door.Action != LeadAction.BulkAssign || answer.Json.GetProperty("items")[0].GetProperty("ok").GetBoolean());
                Assert.True(isGranted == isDone, $"{role}, {door}, {kind}: granted {isGranted}, but {answer.Status} {answer.Text}");
                Assert.True(isGranted == (watch.Commits() != before), $"{role}, {door}, {kind}: {(isGranted ? "nothing was" : "something was")} stored");
                Assert.True(isGranted || door.Action == LeadAction.BulkAssign || answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{role}, {door}, {kind}: {answer.Status}");
            }
    }

    private static string Fill(string text, Cast cast, int id) =>
        text.Replace("{id}", $"{id}", StringComparison.Ordinal).Replace("{target}", $"{cast.Target.UserId}", StringComparison.Ordinal)
            .Replace("{below}", $"{cast.Below.UserId}", StringComparison.Ordinal);

    /// <summary>One host for all roles.</summary>
    public sealed class Host : IAsyncLifetime
    {
        public AppFactory App { get; } = new();

        public Task InitializeAsync() => App.InitializeAsync();

        public async Task DisposeAsync() => await ((IAsyncLifetime)App).DisposeAsync();
    }
}
