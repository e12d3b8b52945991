using System.Globalization;
using LeadManager.Benchmarks;

// dotnet run -c Release --project LeadManager.Benchmarks -- [leads]
var leads = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
await using var office = await BenchOffice.OpenAsync(leads);
Console.WriteLine($"{leads:N0} leads made in {office.FillTime.TotalSeconds:N1} s, {Environment.ProcessorCount} cores, warm, one caller at a time");
Console.WriteLine();
Console.WriteLine("| what | p50 ms | p95 ms |");
Console.WriteLine("|---|---:|---:|");
foreach (var (name, action) in Figures.Of(office))
    Console.WriteLine(await Measurement.OfAsync(name, action));
