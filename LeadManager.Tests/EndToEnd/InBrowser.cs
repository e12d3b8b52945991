namespace LeadManager.Tests.EndToEnd;

/// <summary>The journeys share one browser and run one after the other, beside no other test: they wait for seconds, not for turns.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InBrowser : ICollectionFixture<Street>
{
    public const string Name = "In a browser";
}
