using System.Diagnostics.CodeAnalysis;

namespace LeadManager.Core.Results;

/// <summary>What became of an operation: done, with its result, or a <see cref="Results.Failure"/>.</summary>
public sealed record Outcome<T>
{
    private Outcome(T? value, Failure? failure)
    {
        Value = value;
        Failure = failure;
    }

    /// <summary>The result; absent after a failure.</summary>
    public T? Value { get; }

    /// <summary>Why nothing was done; absent after success.</summary>
    public Failure? Failure { get; }

    /// <summary>Whether the operation was done.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsOk => Failure is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Failure failure) => new(default, failure);
}

/// <summary>Stands for "done" where there is nothing to return.</summary>
public sealed record Done
{
    public static readonly Done It = new();
}
