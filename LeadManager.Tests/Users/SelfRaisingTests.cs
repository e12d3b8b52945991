using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Api;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Users;

/// <summary>
/// R08: managing users raises nobody's own rights. ManageUsers is granted in full to Administrator and SuperAdmin, who hold
/// every right of the other, so each may make and edit the other; nobody changes himself, and nobody else does any of it.
/// </summary>
public sealed class SelfRaisingTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    public static TheoryData<Role> Strangers => [.. Enum.GetValues<Role>().Where(role => !PermissionMatrix.Grants(role, LeadAction.ManageUsers))];

    public static TheoryData<Role> Managers => [.. Enum.GetValues<Role>().Where(role => PermissionMatrix.Grants(role, LeadAction.ManageUsers))];

    [Theory, MemberData(nameof(Strangers))]
    public async Task R08_UsersWithoutTheRight_NothingIsMadeEditedOrRaised(Role role)
    {
        await using var office = await Office.OpenAsync();
        var (actor, admin) = (await office.HireAsync(role, "stranger"), await office.HireAsync(Role.Administrator, "boss"));
        var users = office.Get<UserService>();
        var before = await office.FingerprintAsync();

        var outcomes = new Failure?[]
        {
            (await users.CreateAsync(actor, New("fresh", Role.Administrator), default)).Failure,
            (await users.UpdateAsync(actor, Edit(admin, Role.User), default)).Failure,
            (await users.UpdateAsync(actor, Edit(actor, Role.Administrator), default)).Failure,
            (await users.ApproveAsync(actor, admin.UserId, default)).Failure,
            (await users.DisableAsync(actor, admin.UserId, default)).Failure,
            (await users.HelpWithPasswordAsync(actor, admin.UserId, default)).Failure,
            (await users.EndSessionsAsync(actor, admin.UserId, default)).Failure,
        };

        Assert.All(outcomes, failure => Assert.Equal(LeadAction.ManageUsers, Assert.IsType<Forbidden>(failure).Action));
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Theory, MemberData(nameof(Managers))]
    public async Task R08_UsersWithTheRight_OwnRoleAccessAndCodeAreRefusedAndThoseOfOthersAreNot(Role role)
    {
        await using var office = await Office.OpenAsync();
        var (actor, other) = (await office.HireAsync(role, "manager"), await office.HireAsync(Role.Administrator, "other"));
        var users = office.Get<UserService>();
        var before = await office.FingerprintAsync();

        var own = new List<Failure?>();
        foreach (var raised in Enum.GetValues<Role>().Where(raised => raised != role))
            own.Add((await users.UpdateAsync(actor, Edit(actor, raised), default)).Failure);
        own.Add((await users.ApproveAsync(actor, actor.UserId, default)).Failure);
        own.Add((await users.DisableAsync(actor, actor.UserId, default)).Failure);
        own.Add((await users.EnableAsync(actor, actor.UserId, default)).Failure);
        own.Add((await users.HelpWithPasswordAsync(actor, actor.UserId, default)).Failure);
        var after = await office.FingerprintAsync();
        var created = await users.CreateAsync(actor, New("fresh", Role.Administrator), default);
        var edited = await users.UpdateAsync(actor, Edit(other, Role.User), default);

        Assert.All(own, failure => Assert.IsType<Forbidden>(failure));
        Assert.Equal(before, after);
        Assert.True(created.IsOk && edited.IsOk);
        Assert.False(created.Value?.IsApproved);
    }

    [Fact]
    public async Task R08_MassUpdateIncludingOneself_HasNoDoorAndChangesNothing()
    {
        var raised = await App.AddUserAsync(Role.SuperAdmin, "raised");
        var client = await ApiClient.SignInAsync(App, "raised");
        var self = $$"""{"id":{{raised.UserId}},"role":"Administrator","isApproved":true}""";

        var single = await client.PutAsync($"/api/users/{raised.UserId}", self);
        var many = await client.PutAsync("/api/users", $"[{self}]");
        var posted = await client.PostAsync("/api/users", $"[{self}]");
        var read = await client.GetAsync($"/api/users/{raised.UserId}");
        var stranger = await User.PutAsync($"/api/users/{raised.UserId}", self);

        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.MethodNotAllowed, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden),
            (single.Status, many.Status, posted.Status, stranger.Status));
        Assert.Equal("SuperAdmin", read.Json.GetProperty("role").GetString());
    }

    private static CreateUser New(string username, Role role) => new() { Username = username, Name = username, Email = $"{username}@example.com", Role = role };

    private static UpdateUser Edit(Actor user, Role role) => new() { Id = user.UserId, Name = user.Name, Email = $"{user.Username}@example.com", Role = role };
}
