using LeadManager.Core.Access;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Data;

/// <summary>The write-ahead log goes into the database now and then: not at every commit, and never so late that it grows for ever.</summary>
public sealed class CheckpointTests
{
    private const int Commits = 300;

    [Fact]
    public async Task SaveAsync_ManyTimes_WritesTheDatabaseSeldomAndKeepsTheLogShort()
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        var written = 0;

        for (var number = 0; number < Commits; number++)
        {
            var before = File.GetLastWriteTimeUtc(office.DatabaseFile);
            await office.LeadAsync(user, lead => lead.LastName = $"Number{number}");
            if (File.GetLastWriteTimeUtc(office.DatabaseFile) != before)
                written++;
        }

        Assert.InRange(written, 1, Commits / 20);
        Assert.InRange(new FileInfo(office.DatabaseFile + "-wal").Length, 1, 32 << 20);
    }
}
