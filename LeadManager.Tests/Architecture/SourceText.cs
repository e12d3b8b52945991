using System.Text.RegularExpressions;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Architecture;

/// <summary>The hand-written code of a project, without its comments.</summary>
internal sealed partial class SourceText
{
    private static readonly string[] Kinds = [".cs", ".razor", ".cshtml", ".css"], Generated = ["obj", "bin", "Migrations", "_framework"];

    private readonly List<(string Path, string Text)> _files;

    private SourceText(IEnumerable<(string Path, string Text)> files) => _files = [.. files];

    public static SourceText Core { get; } = Read("LeadManager.Core");

    public static SourceText Web { get; } = Read("LeadManager.Web");

    public static SourceText Tests { get; } = Read("LeadManager.Tests");

    /// <summary>The paths from the top of the project and the numbers of their lines.</summary>
    public IEnumerable<(string Path, int Lines)> Lengths => _files.Select(file => (file.Path, file.Text.Count(sign => sign == '\n')));

    public SourceText And(SourceText other) => new(_files.Concat(other._files));

    /// <summary>The files in this folder.</summary>
    public SourceText In(string folder) => new(_files.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal)));

    /// <summary>All but these files and folders.</summary>
    public SourceText Without(params string[] places) =>
        new(_files.Where(file => !places.Any(place => file.Path == place || file.Path.StartsWith(place + "/", StringComparison.Ordinal))));

    /// <summary>Every place that matches outside a comment, like "LeadManager.Core/Leads/LeadBin.cs: db.Leads.Where".</summary>
    public IEnumerable<string> Find(Regex pattern) => _files.SelectMany(file => pattern.Matches(Comment().Replace(file.Text, "")).Select(match => $"{file.Path}: {match.Value.Trim()}"));

    private static SourceText Read(string project) => new(Directory.EnumerateFiles(Checkout.Find(project), "*", SearchOption.AllDirectories)
        .Select(file => (Path: Path.GetRelativePath(Checkout.Find(""), file).Replace('\\', '/'), File: file))
        .Where(file => Kinds.Contains(Path.GetExtension(file.Path)) && !file.Path.Split('/').Any(Generated.Contains))
        .Select(file => (file.Path, File.ReadAllText(file.File))));

    [GeneratedRegex(@"^[ \t]*//.*$|@\*[\s\S]*?\*@", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
