namespace LeadManager.Core.Data.Demo;

/// <summary>Uneven choices that come out the same for the same seed.</summary>
internal sealed class DemoRandom(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double share) => _random.NextDouble() < share;

    public double Share() => _random.NextDouble();

    /// <summary>A whole number from the least to the most, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public T One<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>The earlier in the list, the likelier.</summary>
    public T OneOfTheFirst<T>(IReadOnlyList<T> choices) => choices[(int)(choices.Count * Math.Pow(_random.NextDouble(), 1.7))];

    public T Weighted<T>(params ReadOnlySpan<(T Value, int Weight)> choices)
    {
        var sum = 0;
        foreach (var (_, weight) in choices)
            sum += weight;
        var place = _random.Next(sum);
        foreach (var (value, weight) in choices)
            if ((place -= weight) < 0)
                return value;
        return choices[^1].Value;
    }
}
