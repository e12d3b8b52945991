using LeadManager.Core.Leads;

namespace LeadManager.Benchmarks;

/// <summary>What people wait for when they save; every commit is synced to the disk.</summary>
internal static class WriteFigures
{
    public static IEnumerable<Figure> Of(BenchOffice office)
    {
        yield return new("create a lead, durable, with audit, counts and search index", round => office.Get<LeadEditing>().CreateAsync(office.Actor, Entry(round), default));
    }

    public static CreateLead Entry(int round) => new()
    {
        FirstName = "Bench", LastName = $"Mark{round}", Phone = $"555 010 {round:0000}", Source = "Website", Email = $"bench{round}@example.com",
        Comments = "Called in the morning, wants a visit next week.",
    };
}
