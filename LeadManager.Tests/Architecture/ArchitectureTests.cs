using System.Reflection;
using System.Text.RegularExpressions;
using LeadManager.Core.Access;

namespace LeadManager.Tests.Architecture;

/// <summary>Who may touch what. An exception stands here with its reason, or it is none.</summary>
public sealed partial class ArchitectureTests
{
    private const int LinesMax = 250;

    [Fact]
    public void Projects_KnowOnlyWhatIsBelowThem()
    {
        Assert.Empty(Own(typeof(Actor).Assembly));
        Assert.Equal(["LeadManager.Core"], Own(typeof(Program).Assembly));
    }

    /// <summary>What a role may do stands in the matrix; what else belongs to it, beside the matrix.</summary>
    [Fact]
    public void RoleNames_StandInAccessOnly() => Assert.Empty(SourceText.Core.And(SourceText.Web).Without(
        "LeadManager.Core/Access",
        "LeadManager.Core/Settings/PresetPlan.cs", // which roles a kind of office offers, as data
        "LeadManager.Core/Data/Demo/DemoPeople.cs" // who works in the demo office, as data
    ).Find(RoleName()));

    /// <summary>A query for somebody starts at what he may see; these are not for somebody, or look at all leads on purpose.</summary>
    [Fact]
    public void LeadQueries_StartAtAllowed() => Assert.Empty(SourceText.Core.And(SourceText.Web).Without(
        "LeadManager.Core/Data", // the engine gives the table to those who filter it; demo data and set-up see an empty office
        "LeadManager.Core/Lists/LeadText.cs", // a new name of an entry goes to all leads that hold the old one
        "LeadManager.Core/Lists/OfficeService.cs", "LeadManager.Core/Lists/ProviderService.cs", // whether one is in use anywhere
        "LeadManager.Core/Events/EventEditing.cs", // the same of an event, and its new name
        "LeadManager.Core/Imports/ImportUndo.cs", // takes back all that the import made, whoever has it now
        "LeadManager.Core/Imports/ImportRun.cs", // how many there are, to choose the quicker way to write
        "LeadManager.Core/Analytics/Tallies/TallyService.cs", // the kept counts are of all leads
        "LeadManager.Core/Leads/LeadService.cs", // hands the table to the query that filters it
        "LeadManager.Core/Mail/MailRecipients.cs" // the recipient's own right is checked on the row
    ).Find(LeadsUnfiltered()));

    [Fact]
    public void PagesAndApi_KnowNoDatabase() => Assert.Empty(SourceText.Web.Without(
        "LeadManager.Web/Security/SecurityServices.cs", "LeadManager.Web/Security/KeyRing.cs" // Identity and the key ring keep their rows through the context
    ).Find(Database()));

    [Fact]
    public void Core_KnowsNoHttpAndNoScreen() => Assert.Empty(SourceText.Core.Find(HttpOrScreen()));

    [Fact]
    public void Access_KnowsNoDatabase() => Assert.Empty(SourceText.Core.In("LeadManager.Core/Access").Find(Database()));

    [Fact]
    public void Analytics_WritesNothing() => Assert.Empty(SourceText.Core.In("LeadManager.Core/Analytics").Without("LeadManager.Core/Analytics/Tallies").Find(Write()));

    /// <summary>What a line of the log holds is put together in one place.</summary>
    [Fact]
    public void LogEntries_AreComposedInOnePlace() => Assert.Empty(SourceText.Core.And(SourceText.Web).Without(
        "LeadManager.Core/Data/Demo" // tells the life of the demo office backwards, by people and at times of its own
    ).Find(LogEntry()));

    [Fact]
    public void Names_SayWhatAThingIsFor() => Assert.Empty(SourceText.Core.And(SourceText.Web).Find(EmptyName()));

    [Fact]
    public void Code_HoldsNoLeftovers() => Assert.Empty(SourceText.Core.And(SourceText.Web).And(SourceText.Tests).Without(
        "LeadManager.Tests/Architecture", // names them
        "LeadManager.Web/Security/KeyRing.cs" // the framework asks for the keys without waiting
    ).Find(Leftover()));

    [Fact]
    public void Files_StayShort() => Assert.DoesNotContain(SourceText.Core.And(SourceText.Web).And(SourceText.Tests).Without(
        "LeadManager.Web/wwwroot/css/tokens.css" // one list of values, light and dark
    ).Lengths, file => file.Lines > LinesMax);

    /// <summary>The rules above find what they are for.</summary>
    [Theory]
    [InlineData("if (actor.Role == Role.Director)", nameof(RoleName))]
    [InlineData("var leads = db.Leads.Where(lead => lead.Id == id)", nameof(LeadsUnfiltered))]
    [InlineData("foreach (var lead in db.Leads)", nameof(LeadsUnfiltered))]
    [InlineData("[Inject] public LeadDbContext Db", nameof(Database))]
    [InlineData("using Microsoft.AspNetCore.Components;", nameof(HttpOrScreen))]
    [InlineData("await db.SaveAsync(actor, note, ct);", nameof(Write))]
    [InlineData("db.AuditEntries.Add(new AuditEntry", nameof(LogEntry))]
    [InlineData("public static class LeadHelper", nameof(EmptyName))]
    [InlineData("// TODO later", nameof(Leftover))]
    public void Rule_OfAnOffence_FindsIt(string line, string rule) => Assert.Matches(
        (Regex)(typeof(ArchitectureTests).GetMethod(rule, BindingFlags.NonPublic | BindingFlags.Static)?.Invoke(null, null) ?? throw new InvalidOperationException(rule)), line);

    [Theory]
    [InlineData("Words.Find(user.Role.ToString())", nameof(RoleName))]
    [InlineData("db.Leads.Allowed(actor, LeadAction.ViewLead)", nameof(LeadsUnfiltered))]
    [InlineData("db.Leads\n            .Allowed(actor, action)", nameof(LeadsUnfiltered))]
    [InlineData("db.Leads.Local.FirstOrDefault(own => own.Id == id)", nameof(LeadsUnfiltered))] // what is loaded already
    [InlineData("db.Leads.InBin(actor, LeadAction.DeleteLead)", nameof(LeadsUnfiltered))]
    public void Rule_OfWhatIsAllowed_FindsNothing(string line, string rule) => Assert.DoesNotMatch(
        (Regex)(typeof(ArchitectureTests).GetMethod(rule, BindingFlags.NonPublic | BindingFlags.Static)?.Invoke(null, null) ?? throw new InvalidOperationException(rule)), line);

    private static IEnumerable<string?> Own(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name).Where(name => name?.StartsWith("LeadManager", StringComparison.Ordinal) == true);

    [GeneratedRegex(@"(?<![\w.])Role\.(?:Administrator|User|Engagement|SuperAdmin|HeadAdmin|TeamLeader|Employee|Sales\w+|Zonal\w+|Director|Service\w+|HRManager|Cre\w*|RelationshipManager)\b")]
    private static partial Regex RoleName();

    [GeneratedRegex(@"\bdb\.Leads\b(?!\s*\.\s*(?:(?:Allowed|InBin)\(|Local\b))[^;\n]{0,60}")]
    private static partial Regex LeadsUnfiltered();

    [GeneratedRegex(@"\b(?:LeadDbContext|DbContext|EntityFrameworkCore)\b")]
    private static partial Regex Database();

    [GeneratedRegex(@"Microsoft\.AspNetCore\.(?:Components|Http|Mvc|Builder)\b|System\.Security\.Claims|\bHttpContext\b")]
    private static partial Regex HttpOrScreen();

    [GeneratedRegex(@"\b(?:SaveAsync|BeginWriteAsync|ExecuteUpdateAsync|ExecuteDeleteAsync|ExecuteSql\w*)\(")]
    private static partial Regex Write();

    [GeneratedRegex(@"\bnew AuditEntry\b")]
    private static partial Regex LogEntry();

    [GeneratedRegex(@"\b(?:class|record|interface|struct) \w+(?:Helper|Manager|Util|Utils|Base|Impl|Dto)\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK|XXX)\b|#region|\basync void\b|\bThread\.Sleep\(|\.GetAwaiter\(\)\.GetResult\(\)")]
    private static partial Regex Leftover();
}
