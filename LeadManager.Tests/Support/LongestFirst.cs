using LeadManager.Tests.EndToEnd;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("LeadManager.Tests.Support.LongestFirst", "LeadManager.Tests")]

namespace LeadManager.Tests.Support;

/// <summary>Who takes minutes begins at once, so that nobody waits for it alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName == LookingOn.Name);
}
