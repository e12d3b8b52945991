using LeadManager.Core.Access;

namespace LeadManager.Core.Results;

/// <summary>The expected ways in which an operation ends without having been done. Nothing was written in any of them.</summary>
public abstract record Failure
{
    private protected Failure() { }

    /// <summary>One sentence for the person: what was refused and what to do next.</summary>
    public abstract string Message { get; }
}

/// <summary>The input has faults; all of them at once, by field name (empty name: the whole input).</summary>
public sealed record Invalid(IReadOnlyDictionary<string, string[]> Errors) : Failure
{
    public Invalid(string field, string message) : this(new Dictionary<string, string[]> { [field] = [message] }) { }

    public override string Message => string.Join(" ", Errors.SelectMany(fault => fault.Value));
}

/// <summary>The actor sees the record but may not do this to it (HTTP 403); the action is named.</summary>
public sealed record Forbidden(LeadAction Action, string? Rule = null) : Failure
{
    public override string Message => Rule ?? Words.Say("Your role does not allow this ({0}).", Words.Find(Action.ToString()));
}

/// <summary>There is no such record, or the actor may not know of it; the two cannot be told apart.</summary>
public sealed record NotFound : Failure
{
    public override string Message => Words.Say("This record does not exist, or you may not see it.");
}

/// <summary>Lead Manager itself cannot do it at the moment (HTTP 503); the same may work later.</summary>
public sealed record Unavailable(string Reason) : Failure
{
    public override string Message => Reason;
}

/// <summary>The record is in another state or version than the actor assumed (HTTP 409).</summary>
public sealed record Conflict(string Reason, int? CurrentVersion = null) : Failure
{
    public override string Message => Reason;
}
