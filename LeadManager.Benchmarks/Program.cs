using System.Globalization;
using LeadManager.Benchmarks;
using LeadManager.Benchmarks.Circuits;
using LeadManager.Benchmarks.Exports;
using LeadManager.Benchmarks.Imports;
using LeadManager.Benchmarks.Roles;
using LeadManager.Benchmarks.Starts;

// dotnet run -c Release --project LeadManager.Benchmarks -- circuits [how many] [changes per second] [seconds]
if (args is ["circuits", .. var rest])
{
    await CircuitLoad.RunAsync(rest);
    return;
}

// dotnet run -c Release --project LeadManager.Benchmarks -- export [file that keeps the office]
if (args is ["export", .. var file])
{
    await ExportFigures.RunAsync(file);
    return;
}

// dotnet run -c Release --project LeadManager.Benchmarks -- export-others [file that keeps the office] [how many others]
if (args is ["export-others", .. var others])
{
    await ExportBesideOthers.RunAsync(others);
    return;
}

// dotnet run -c Release --project LeadManager.Benchmarks -- import [rows of the file]
if (args is ["import", .. var rows])
{
    await ImportFigures.RunAsync(rows);
    return;
}

// dotnet run -c Release --project LeadManager.Benchmarks -- start (folder of the published application) (file that keeps the office)
if (args is ["start", var folder, var kept])
{
    await StartFigures.RunAsync(folder, kept);
    return;
}

// dotnet run -c Release --project LeadManager.Benchmarks -- roles [file that keeps the office] [leads] [only this role]
if (args is ["roles", .. var ofRoles])
{
    await RoleFigures.RunAsync(ofRoles);
    return;
}

// dotnet run -c Release --project LeadManager.Benchmarks -- [leads] [file that keeps the office] [only what has this in its name]
var leads = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
await using var office = await BenchOffice.OpenAsync(leads, args.Length > 1 ? args[1] : null);
Console.WriteLine($"{leads:N0} leads made in {office.FillTime.TotalSeconds:N1} s, {Environment.ProcessorCount} cores, warm, one caller at a time");
Console.WriteLine();
Console.WriteLine("| what | p50 ms | p95 ms | of the processor, mean ms | in bare SQLite, p50 ms | ratio |");
Console.WriteLine("|---|---:|---:|---:|---:|---:|");
var work = await WorkFigures.OfAsync(office, leads);
await using var bare = new BareDatabase(office.File);
var only = args.Length > 2 ? args[2] : "";
foreach (var figure in (await ReadFigures.OfAsync(office)).Concat(work).Concat(WriteFigures.Of(office)).Where(figure => figure.Name.Contains(only, StringComparison.Ordinal)))
    Console.WriteLine(await Measurement.LineAsync(figure, bare));
Console.WriteLine();
foreach (var total in Totals.All.Where(total => total.Name.Contains(only, StringComparison.Ordinal)))
    Console.WriteLine(await total.MeasureAsync(office));
