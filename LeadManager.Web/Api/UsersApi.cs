using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>Accounts, for whom ManageUsers allows it, and who one is oneself.</summary>
internal static class UsersApi
{
    public static void MapUsers(this RouteGroupBuilder api)
    {
        api.MapGet("/me", MeAsync).WithSummary("Who is signed in and what he may do").Produces<MeAnswer>();
        var users = api.MapGroup("/users").RequireAuthorization(nameof(LeadAction.ManageUsers));
        users.MapGet("", ListAsync).WithSummary("The accounts")
            .Takes([new("search", "Any fragment of the names or the e-mail."), new("filter", "Which of them.", Words: Enum.GetNames<UserFilter>()), .. QueryParameter.Paging(UserQuery.PageSizeMax)])
            .Produces<UserPage>().ProducesValidationProblem();
        users.MapGet("/{id:int}", FindAsync).WithSummary("One account").Produces<UserRow>().ProducesProblem(StatusCodes.Status404NotFound);
        users.MapPost("", CreateAsync).Accepts<CreateUser>("application/json").WithSummary("Makes an account, which waits for approval").Produces<UserRow>(StatusCodes.Status201Created).WithExample(ApiExamples.NewUser);
        users.MapPut("/{id:int}", UpdateAsync).Accepts<ChangedUserBody>("application/json").WithSummary("Changes name, e-mail, role, manager, office, zone, absence and daily limit; an absent field stays").Produces<UserRow>().WithExample(ApiExamples.ChangedUser);
        users.MapPost("/{id:int}/approve", ApproveAsync).WithSummary("Lets an account in").Produces<UserRow>();
        users.MapPost("/{id:int}/reject", RejectAsync).WithSummary("Refuses a request: the account that waits is deleted").Produces(StatusCodes.Status204NoContent);
        users.MapPost("/{id:int}/disable", DisableAsync).WithSummary("Shuts an account out at once").Produces<UserRow>();
        users.MapPost("/{id:int}/enable", EnableAsync).WithSummary("Opens a disabled account").Produces<UserRow>();
        users.MapPost("/{id:int}/reset-password", ResetAsync).WithSummary("Makes a one-time code for a new password").Produces<CodeAnswer>();
    }

    private static async Task<IResult> MeAsync(ActorProvider actors, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        return Results.Ok(new MeAnswer(actor.UserId, actor.Username, actor.Name, actor.Role, [.. Enum.GetValues<LeadAction>().Where(actor.May)]));
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ActorProvider actors, UserDirectory users, CancellationToken ct)
    {
        var fields = new QueryFields(request.Query);
        var filter = fields.OneOf("filter", Enum.GetNames<UserFilter>()) is { } word && Enum.TryParse<UserFilter>(word, ignoreCase: true, out var known) ? known : UserFilter.All;
        var query = new UserQuery(
            filter, fields.Text("search"), fields.Number("page") ?? 1, fields.Number("pageSize", UserQuery.PageSizeMax) ?? UserQuery.DefaultPageSize);
        return fields.ToInvalid()?.Problem() ?? Results.Ok(await users.ListAsync(await actors.GetAsync(ct), query, ct));
    }

    private static async Task<IResult> FindAsync(int id, ActorProvider actors, UserDirectory users, CancellationToken ct) =>
        ApiAnswers.OkOrNotFound(await users.FindAsync(await actors.GetAsync(ct), id, ct));

    private static async Task<IResult> CreateAsync(HttpRequest request, ActorProvider actors, UserService users, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync(request, ct);
        if (body.Refusal is { } refusal)
            return refusal;
        var fields = new JsonFields(body.Root);
        var command = new CreateUser { Username = fields.Text("username") };
        return Read(command, fields)?.Problem()
            ?? (await users.CreateAsync(await actors.GetAsync(ct), command, ct)).Answer(user => Results.Created($"/api/users/{user.Id}", user));
    }

    private static async Task<IResult> UpdateAsync(int id, HttpRequest request, ActorProvider actors, UserDirectory directory, UserService users, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var body = await JsonBody.ReadAsync(request, ct);
        if (body.Refusal is { } refusal)
            return refusal;
        if (await directory.FindAsync(actor, id, ct) is not { } stored)
            return new NotFound().Problem();
        var fields = new JsonFields(body.Root);
        var expected = ExpectedVersion.Read(request, body);
        if (!expected.IsOk)
            return expected.Failure.Problem();
        var command = UpdateUser.From(stored) with { Version = expected.Value.Number ?? stored.Version };
        return Read(command, fields)?.Problem() ?? (await users.UpdateAsync(actor, command, ct)).Answer(Results.Ok);
    }

    private static async Task<IResult> ApproveAsync(int id, ActorProvider actors, UserService users, CancellationToken ct) =>
        (await users.ApproveAsync(await actors.GetAsync(ct), id, ct)).Answer(Results.Ok);

    private static async Task<IResult> RejectAsync(int id, ActorProvider actors, UserService users, CancellationToken ct) =>
        (await users.RejectAsync(await actors.GetAsync(ct), id, ct)).Answer(_ => Results.NoContent());

    private static async Task<IResult> DisableAsync(int id, ActorProvider actors, UserService users, CancellationToken ct) =>
        (await users.DisableAsync(await actors.GetAsync(ct), id, ct)).Answer(Results.Ok);

    private static async Task<IResult> EnableAsync(int id, ActorProvider actors, UserService users, CancellationToken ct) =>
        (await users.EnableAsync(await actors.GetAsync(ct), id, ct)).Answer(Results.Ok);

    private static async Task<IResult> ResetAsync(int id, ActorProvider actors, UserService users, CancellationToken ct) =>
        (await users.HelpWithPasswordAsync(await actors.GetAsync(ct), id, ct)).Answer(code => Results.Ok(new CodeAnswer(code, (int)UserService.CodeLife.TotalSeconds)));

    /// <summary>Only these fields are looked at; an absent one stays as it is.</summary>
    private static Invalid? Read(UserInput command, JsonFields fields)
    {
        if (fields.Read("name", typeof(string)) is { IsGiven: true, Value: var name })
            command.Name = name as string;
        if (fields.Read("email", typeof(string)) is { IsGiven: true, Value: var email })
            command.Email = email as string;
        if (fields.Read("role", typeof(Role)) is { IsGiven: true, Value: Role role })
            command.Role = role;
        if (fields.Read("managerId", typeof(int?)) is { IsGiven: true, Value: var manager })
            command.ManagerId = manager as int?;
        if (fields.Read("officeId", typeof(int?)) is { IsGiven: true, Value: var office })
            command.OfficeId = office as int?;
        if (fields.Read("zone", typeof(string)) is { IsGiven: true, Value: var zone })
            command.Zone = zone as string;
        if (fields.Read("awayFrom", typeof(DateOnly?)) is { IsGiven: true, Value: var awayFrom })
            command.AwayFrom = awayFrom as DateOnly?;
        if (fields.Read("awayUntil", typeof(DateOnly?)) is { IsGiven: true, Value: var awayUntil })
            command.AwayUntil = awayUntil as DateOnly?;
        if (fields.Read("dailyCap", typeof(int?)) is { IsGiven: true, Value: var dailyCap })
            command.DailyCap = dailyCap as int?;
        if (fields.Read("isKeptFromSpecial", typeof(bool)) is { IsGiven: true, Value: bool isKept })
            command.IsKeptFromSpecial = isKept;
        return fields.ToInvalid();
    }
}

/// <summary>Who is signed in.</summary>
public sealed record MeAnswer(int Id, string Username, string Name, Role Role, IReadOnlyList<LeadAction> Actions);

/// <summary>The one-time code, told once, and for how many seconds it is good.</summary>
public sealed record CodeAnswer(string Code, int ExpiresIn);

/// <summary>What is different in an account now; what is absent stays as it is.</summary>
public sealed record ChangedUserBody(
    string? Name, string? Email, Role? Role, int? ManagerId, int? OfficeId, string? Zone, DateOnly? AwayFrom, DateOnly? AwayUntil, int? DailyCap, bool? IsKeptFromSpecial, int? Version);
