using System.Globalization;
using LeadManager.Core.Data.Demo;
using LeadManager.Core.Settings;

namespace LeadManager.Web.Starting;

/// <summary>
/// What the command line asks for at the start (<c>--demo [--leads N] [--preset NAME]</c>, <c>--recount</c>). Read by hand and taken out,
/// because the configuration would read "--demo --urls X" as a setting "demo" with the value "--urls".
/// </summary>
/// <param name="Demo">Whether demo data is wanted.</param>
/// <param name="Leads">How many leads.</param>
/// <param name="Preset">What kind of office the demo is to be.</param>
/// <param name="Recount">Whether the kept counts are to be counted afresh, and nothing else.</param>
/// <param name="Fault">What is wrong with the arguments.</param>
/// <param name="Rest">All other arguments.</param>
public sealed record StartArguments(bool Demo, int Leads, Preset? Preset, bool Recount, string? Fault, string[] Rest)
{
    private const int LeadsMax = 5_000_000;

    public static StartArguments Read(string[] args)
    {
        var (demo, leads, recount, fault, rest) = (false, DemoData.DefaultLeads, false, (string?)null, new List<string>());
        Preset? preset = null;
        for (var place = 0; place < args.Length; place++)
            if (args[place] == "--demo")
                demo = true;
            else if (args[place] == "--recount")
                recount = true;
            else if (args[place] == "--leads")
                fault = ReadCount(args.ElementAtOrDefault(++place), out leads);
            else if (args[place].StartsWith("--leads=", StringComparison.Ordinal))
                fault = ReadCount(args[place]["--leads=".Length..], out leads);
            else if (args[place] == "--preset")
                fault = ReadPreset(args.ElementAtOrDefault(++place), out preset);
            else if (args[place].StartsWith("--preset=", StringComparison.Ordinal))
                fault = ReadPreset(args[place]["--preset=".Length..], out preset);
            else
                rest.Add(args[place]);
        if (demo && recount)
            fault ??= "--recount counts what is there and cannot be combined with --demo. Give one of them.";
        if (preset is not null && !demo)
            fault ??= "--preset chooses the kind of the demo office and needs --demo. Your own office is asked at set-up.";
        return new StartArguments(demo, leads, preset, recount, fault, [.. rest]);
    }

    private static string? ReadPreset(string? text, out Preset? preset)
    {
        preset = Enum.GetNames<Preset>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<Preset>(known) : null;
        return preset is null ? $"--preset needs one of {string.Join(", ", Enum.GetNames<Preset>())}, like --preset HomeCare." : null;
    }

    private static string? ReadCount(string? text, out int leads) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out leads) && leads <= LeadsMax
            ? null
            : $"--leads needs a number from 0 to {LeadsMax}, like --leads 500.";
}
