using System.Data;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Changes;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace LeadManager.Core.Data;

/// <summary>
/// The database. <see cref="SaveAsync"/> is the only way to save: it writes the rows, their audit entries, the
/// tallies and the change rows in one transaction and then signals the feed, so that no service can forget any of it.
/// </summary>
public sealed partial class LeadDbContext(
    DbContextOptions<LeadDbContext> options, DatabaseEngine engine, WriteGate gate, LiveFeed feed, TimeProvider clock)
    : IdentityUserContext<User, int>(options)
{
    private WriteScope? _scope;

    /// <summary>The engine below, for statements that differ from one to another.</summary>
    internal DatabaseEngine Engine => engine;

    /// <summary>What stays prepared from one short write to the next; null for who writes on a connection of his own.</summary>
    internal KeptStatements? Statements => _scope is SharedWrite ? gate.Kept : null;

    /// <summary>
    /// Saves everything that is tracked, with its audit entries, in one transaction; inside a <see cref="BeginWriteAsync"/>
    /// scope it becomes part of that. Says how many records the log tells of; none where no column that it follows has
    /// changed. Throws <see cref="DbUpdateConcurrencyException"/> where somebody else was faster.
    /// </summary>
    public async Task<int> SaveAsync(Actor actor, ChangeNote note, CancellationToken ct)
    {
        if (_scope is { } open)
            return await WriteAsync(open, actor, note, ct);
        await using var scope = await BeginWriteAsync(ct);
        var logged = await WriteAsync(scope, actor, note, ct);
        await scope.CommitAsync(ct);
        return logged;
    }

    /// <summary>Begins a transaction for several saves or set-based statements that belong together.</summary>
    public async Task<WriteScope> BeginWriteAsync(CancellationToken ct)
    {
        RefuseSecond();
        var turn = await gate.EnterAsync(ct);
        try
        {
            return _scope = new WholeWrite(this, await BeginTransactionAsync(ct), turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The same for a few rows: those who wait for their turn at the same time share one transaction and one sync of the
    /// disk. Each is kept or undone on its own, and each comes back only when it is on the disk.
    /// </summary>
    internal async Task<WriteScope> BeginShortWriteAsync(CancellationToken ct)
    {
        if (Database.CurrentTransaction is not null || Database.GetDbConnection().State != ConnectionState.Closed)
            return await BeginWriteAsync(ct); // its own connection is in use
        RefuseSecond();
        var turn = await gate.EnterSharedAsync(ct);
        try
        {
            var shared = gate.Shared ??= await BeginSharedAsync(ct);
            return _scope = new SharedWrite(this, gate, shared, await shared.JoinAsync(this, ct), turn);
        }
        catch
        {
            using (turn)
                await gate.CommitSharedAsync(); // the others do not depend on one who could not join
            throw;
        }
    }

    /// <summary>Identity's own stores save here; what they change is the signed-in user's own account.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        SaveIdentityAsync(cancellationToken);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveAsync.");

    /// <summary>Tells open pages of what is stored.</summary>
    internal void Publish(WriteScope scope) => feed.Publish(scope.Topics, scope.People);

    /// <summary>
    /// What the engine wants to be done after a commit, before the next write. It never fails: what is stored is stored, and
    /// who wrote it may not hear otherwise.
    /// </summary>
    internal async Task TidyAsync()
    {
        try
        {
            await engine.AfterCommitAsync(this, CancellationToken.None);
        }
        catch (Exception fault)
        {
            this.GetService<ILoggerFactory>().CreateLogger<LeadDbContext>().LogWarning(fault, "Housekeeping after a commit failed; what was committed stands");
        }
    }

    internal void Leave(WriteScope scope)
    {
        if (_scope == scope)
            _scope = null;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(30);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LeadDbContext).Assembly);
    }

    private void RefuseSecond()
    {
        if (_scope is not null)
            throw new InvalidOperationException("A write has already begun on this context.");
    }

    private async Task<SharedCommit> BeginSharedAsync(CancellationToken ct)
    {
        try
        {
            if (gate.Writer is null)
                await (gate.Writer = new LeadDbContext(options, engine, gate, feed, clock)).Database.OpenConnectionAsync(ct);
            return new SharedCommit(gate.Writer, await gate.Writer.BeginTransactionAsync(ct));
        }
        catch
        {
            await gate.RetireWriterAsync();
            throw;
        }
    }

    private async Task<IDbContextTransaction> BeginTransactionAsync(CancellationToken ct)
    {
        try
        {
            var transaction = await engine.BeginWriteAsync(this, ct);
            gate.IsBlocked = false;
            return transaction;
        }
        catch (Exception fault)
        {
            gate.IsBlocked = engine.TroubleOf(fault) is StoreTroubleKind.Busy;
            throw;
        }
    }

    private async Task<int> WriteAsync(WriteScope scope, Actor actor, ChangeNote note, CancellationToken ct)
    {
        try
        {
            var people = TouchedPeople.Of(this); // before the save: then nothing counts as changed any more
            var trail = await WriteAsync(actor, note, ct);
            scope.Add(trail.Topics, people);
            return trail.Count;
        }
        catch (Exception fault)
        {
            scope.Fault = fault;
            throw;
        }
    }

    private async Task<AuditTrail> WriteAsync(Actor actor, ChangeNote note, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        StageClock.Follow(this, now);
        var trail = AuditTrail.Begin(this, actor, note, now);
        var tallies = await TallyDeltas.BeginAsync(this, ct);
        await AddLeadsAsync();
#pragma warning disable RS0030 // the one place that saves
        await base.SaveChangesAsync(true, ct);
#pragma warning restore RS0030
        await trail.WriteRowsAsync(this); // after the save: only now new records have their ids
        if (tallies is not null)
            await tallies.WriteAsync(this, ct);
        return trail;
    }

    /// <summary>Writes the new leads, which have more columns and indexes than all else, by a command that is prepared once; the context follows them from then on.</summary>
    private async Task AddLeadsAsync()
    {
        var added = ChangeTracker.Entries<Lead>().Where(entry => entry.State == EntityState.Added).ToList();
        if (added.Count == 0)
            return;
        await using var rows = RowWriter<Lead>.For(this);
        foreach (var entry in added)
        {
            var key = entry.Property(lead => lead.Id);
            (key.CurrentValue, key.IsTemporary) = (rows.WriteForKey(entry.Entity), false);
            entry.State = EntityState.Unchanged;
        }
    }

    private async Task<int> SaveIdentityAsync(CancellationToken ct)
    {
        var changed = ChangeTracker.Entries().Count(entry => entry.State is not EntityState.Unchanged);
        var self = ChangeTracker.Entries<User>().Select(entry => entry.Entity).FirstOrDefault();
        var actor = self is null ? Actor.System : new Actor(self.Id, self.UserName ?? "", self.Name, self.Role, []);
        await SaveAsync(actor, ChangeNote.Updated, ct);
        return changed;
    }
}
