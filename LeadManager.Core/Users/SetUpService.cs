using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>What set-up asks: the office and the first administrator.</summary>
public sealed record SetUpOffice : RegisterUser
{
    public string? Organisation { get; set; }

    public string? TimeZone { get; set; }

    public string? CountryCode { get; set; }

    public string? Currency { get; set; }

    public Preset? Preset { get; set; }

    internal UpdateOrganisation ToSettings() => new() { Name = Organisation, TimeZone = TimeZone, CountryCode = CountryCode, Currency = Currency, Preset = Preset };
}

/// <summary>Makes the first account of an empty database; does nothing on any other.</summary>
public sealed class SetUpService(
    IDbContextFactory<LeadDbContext> contexts, OrganisationService organisations, PasswordGate passwords, AccountReader accounts, TimeProvider clock)
{
    /// <summary>Sets the office up; works once, also where two try at the same moment.</summary>
    public async Task<Outcome<User>> RunAsync(SetUpOffice command, string? ipAddress, CancellationToken ct)
    {
        if (FaultsOf(command) is { } faults)
            return faults;
        if (await passwords.HashAsync(command.Password ?? "", ct) is not { } hash)
            return new Conflict(new SignInCheck(SignInAnswer.Busy).Message);

        var user = UserFactory.Create(
            command.Username?.Trim() ?? "", command.Name?.Trim() ?? "", command.Email?.Trim() ?? "", RoleTraits.ForFirstAccount, hash, clock.GetUtcNow().UtcDateTime);
        user.IsApproved = true;
        var actor = new Actor(0, user.UserName ?? "", user.Name, user.Role, [], ipAddress);
        await using (var db = await contexts.CreateDbContextAsync(ct))
        await using (var scope = await db.BeginWriteAsync(ct))
        {
            if (await db.Users.AnyAsync(ct)) // asked inside the write: nobody can come between
                return new Conflict(Words.Say("Lead Manager is set up already. Sign in."));
            db.Add(user);
            await db.SaveAsync(actor, new ChangeNote("SetUp", Words.Say("Set up with the first administrator {0}", user.UserName)), ct);
            await scope.CommitAsync(ct);
        }

        accounts.Drop();
        await organisations.UpdateAsync(actor with { UserId = user.Id }, command.ToSettings(), ct);
        return user;
    }

    /// <summary>What is wrong with what was typed, by field; null where nothing is. Nothing is read or written.</summary>
    public static Invalid? FaultsOf(SetUpOffice command)
    {
        var faults = new Dictionary<string, string[]>(Validation.Check(command)?.Errors ?? new Dictionary<string, string[]>());
        foreach (var (field, messages) in Validation.Check(command.ToSettings())?.Errors ?? new Dictionary<string, string[]>())
            faults[field == nameof(UpdateOrganisation.Name) ? nameof(SetUpOffice.Organisation) : field] = messages;
        if (!faults.ContainsKey(nameof(command.Password))
            && PasswordRules.FaultOf(command.Password ?? "", command.Username, command.Name, command.Email, command.Organisation) is { } reason)
            faults[nameof(command.Password)] = [reason];
        return faults.Count == 0 ? null : new Invalid(faults);
    }
}
