namespace LeadManager.Benchmarks;

/// <summary>One thing that is measured.</summary>
/// <param name="Name">What a reader of the table understands.</param>
/// <param name="Action">The call of the service, given the number of the round.</param>
/// <param name="Sql">The same question straight to the engine, where there is one; null where the service does more than ask.</param>
internal sealed record Figure(string Name, Func<int, Task> Action, Func<int, string>? Sql = null);
