using System.Globalization;
using LeadManager.Core.Data.Demo;

namespace LeadManager.Web.Demo;

/// <summary>
/// The demo part of the command line (<c>--demo [--leads N]</c>). Read by hand and taken out, because the configuration
/// would read "--demo --urls X" as a setting "demo" with the value "--urls".
/// </summary>
/// <param name="Asked">Whether demo data is wanted.</param>
/// <param name="Leads">How many leads.</param>
/// <param name="Fault">What is wrong with the arguments.</param>
/// <param name="Rest">All other arguments.</param>
public sealed record DemoArguments(bool Asked, int Leads, string? Fault, string[] Rest)
{
    private const int LeadsMax = 5_000_000;

    public static DemoArguments Read(string[] args)
    {
        var (asked, leads, fault, rest) = (false, DemoData.DefaultLeads, (string?)null, new List<string>());
        for (var place = 0; place < args.Length; place++)
            if (args[place] == "--demo")
                asked = true;
            else if (args[place] == "--leads")
                fault = ReadCount(args.ElementAtOrDefault(++place), out leads);
            else if (args[place].StartsWith("--leads=", StringComparison.Ordinal))
                fault = ReadCount(args[place]["--leads=".Length..], out leads);
            else
                rest.Add(args[place]);
        return new DemoArguments(asked, leads, fault, [.. rest]);
    }

    private static string? ReadCount(string? text, out int leads) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out leads) && leads <= LeadsMax
            ? null
            : $"--leads needs a number from 0 to {LeadsMax}, like --leads 500.";
}
