using System.Globalization;
using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Tests.Imports;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Imports;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Components;

/// <summary>The files of other systems on the import page: each is shown with its columns, and its check tells of every row and writes nothing.</summary>
public sealed class RealFilePageTests : SignedInTest
{
    [SkippableTheory]
    [MemberData(nameof(RealFileTests.Files), MemberType = typeof(RealFileTests))]
    public async Task File_OnThePage_IsShownAndChecked(string path, int rows, int accepted)
    {
        var bytes = await File.ReadAllBytesAsync(SharedData.Find(path));
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var draft = (await office.Get<ImportDrafts>().UploadAsync(admin, Path.GetFileName(path), bytes, default)).Value ?? throw new InvalidOperationException();
        await SignInAsync(office, admin);
        var before = await office.FingerprintAsync();

        var page = Render<ImportPage>(parameters => parameters.Add(each => each.Id, draft.Id));
        var columns = page.WaitForElements("section[aria-labelledby=columns-title] tbody tr", Patience);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/import/{draft.Id}?step=check");
        page.Render(parameters => parameters.Add(each => each.Id, draft.Id));
        var counts = page.WaitForElements("dl.counts dd", Patience).Select(count => int.Parse(count.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(draft.File.Headers.Count, columns.Count);
        Assert.Equal((rows, rows), (counts[0], counts.Skip(1).Sum()));
        Assert.InRange(counts[1], 0, accepted);
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Equal(before, await office.FingerprintAsync());
        await DisposeComponentsAsync();
    }
}
