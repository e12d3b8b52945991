namespace LeadManager.Tests.EndToEnd;

/// <summary>The journeys share one browser and run one after the other, beside no other test: they wait for seconds, not for turns.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InBrowser : ICollectionFixture<Street>
{
    public const string Name = "In a browser";
}

/// <summary>
/// Who only looks at pages has a browser and an office of his own, and does so beside the tests without a browser: axe
/// counts for minutes on one processor.
/// </summary>
[CollectionDefinition(Name)]
public sealed class LookingOn : ICollectionFixture<Street>
{
    public const string Name = "Looking on";
}
