using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;

namespace LeadManager.Web.Starting;

/// <summary>Counts the kept numbers afresh where the command line asks for it, says what differed, makes the search index anew, and starts nothing.</summary>
public static class RecountStart
{
    /// <summary>What the process ends with: 0 when everything is counted, 1 where it could not be.</summary>
    public static async Task<int> RecountAsync(this WebApplication app, StartArguments arguments, CancellationToken ct = default)
    {
        if (arguments.Fault is { } reason)
            return Refuse(reason);
        var database = app.Services.GetRequiredService<Database>();
        if (!await database.ExistsAsync(ct))
            return Refuse($"There is no database at {database.Location}. Name the one that is meant in ConnectionStrings:LeadManager.");

        var trouble = app.Services.GetRequiredService<StoreTrouble>();
        try
        {
            await CountAsync(database, app.Services.GetRequiredService<TallyReport>(), ct);
        }
        catch (Exception fault) when (trouble.Find(fault) is { } found)
        {
            return Refuse(found.Message);
        }

        try
        {
            await database.RebuildSearchAsync(ct);
            Console.WriteLine("The search index is made anew.");
            return 0;
        }
        catch (Exception fault) when (trouble.FindOnTheWay(fault) is { } found)
        {
            return Refuse(found.Message);
        }
    }

    private static async Task CountAsync(Database database, TallyReport report, CancellationToken ct)
    {
        await database.PrepareAsync(ct);
        var differing = await report.RecountAsync(ct);
        foreach (var line in differing)
            Console.WriteLine(line);
        Console.WriteLine(differing.Count switch
        {
            0 => "Recount: every kept number was right.",
            1 => "Recount: one kept number differed and is put right.",
            _ => $"Recount: {differing.Count} kept numbers differed and are put right.",
        });
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return 1;
    }
}
