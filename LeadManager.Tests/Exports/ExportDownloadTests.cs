using System.Net;
using LeadManager.Core.Access;
using LeadManager.Tests.Api;
using LeadManager.Tests.Support;
using LeadManager.Web.Exports;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Exports;

/// <summary>The download, the page that watches it, and who else may touch either.</summary>
public sealed class ExportDownloadTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    private ExportJobs Jobs => App.Get<ExportJobs>();

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Download_ThatAPageWatches_TellsItsRowsAndItsEnd(string extension)
    {
        await AddLeadAsync("""{"firstName":"A","lastName":"Watched","phone":"9175550142","source":"Call"}""");
        var key = Guid.NewGuid();
        var job = Jobs.Open(key, App.Admin.UserId);

        var answer = await Admin.GetAsync($"/api/leads/export.{extension}?search=watched&run={key:N}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((ExportPhase.Complete, job?.Total), (job?.Phase, (int?)job?.Rows));
        Assert.True(job?.Rows > 0);
    }

    [Fact]
    public async Task Download_CancelledBeforeItBegan_SendsNothing()
    {
        var key = Guid.NewGuid();
        Jobs.Open(key, App.Admin.UserId)?.Cancel();
        var notes = await NotesAsync();

        var answer = await Admin.GetAsync($"/api/leads/export.csv?run={key:N}");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(notes, await NotesAsync());
        Assert.Equal(HttpStatusCode.OK, (await Admin.GetAsync($"/api/leads/export.csv?run={Guid.NewGuid():N}")).Status);
    }

    [Fact] // X08
    public async Task Download_WithSomebodyElsesKey_IsNotFound()
    {
        await App.AddUserAsync(Role.Administrator, "second");
        var second = await ApiClient.SignInAsync(App, "second");
        var key = Guid.NewGuid();
        var job = Jobs.Open(key, App.Admin.UserId);

        var foreign = await second.GetAsync($"/api/leads/export.csv?run={key:N}");
        var nonsense = await second.GetAsync("/api/leads/export.csv?run=1%27");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.Status, nonsense.Status));
        Assert.Equal(ExportPhase.Waiting, job?.Phase);
        Assert.Equal(HttpStatusCode.OK, (await Admin.GetAsync($"/api/leads/export.csv?run={key:N}")).Status);
    }

    [Theory] // X08
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Download_AfterSignOutOrWithoutSignIn_IsRefusedAndNeverStored(string extension)
    {
        await App.AddUserAsync(Role.Administrator, $"leaver{extension}");
        var leaver = await App.SignInAsync($"leaver{extension}");
        var address = $"/api/leads/export.{extension}?run={Guid.NewGuid():N}";
        using var before = await leaver.GetAsync($"/api/leads/export.{extension}");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using var signedOut = await leaver.SubmitAsync("/Identity/Account/Logout");
        using var after = await leaver.GetAsync(address);
        using var stranger = await App.Open().GetAsync(address);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (after.StatusCode, stranger.StatusCode));
        Assert.True(before.Headers.CacheControl?.NoStore);
        Assert.True(after.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public void Watch_TabThatIsClosed_StopsItsExport()
    {
        var stopped = 0;
        var watch = new ExportWatch(Jobs);
        var link = watch.Key;
        var job = watch.Begin(App.Admin.UserId);

        Assert.True(job?.Start(() => stopped++));
        Assert.NotEqual(link, watch.Key);
        Assert.Same(job, Jobs.Open(link, App.Admin.UserId));
        watch.Dispose();

        Assert.Equal(1, stopped);
    }

    [Fact]
    public void Cancel_AfterTheEnd_ChangesNothing()
    {
        var (job, stopped) = (Jobs.New(1), 0);
        Assert.True(job.Start(() => stopped++));
        job.End(ExportPhase.Complete);

        job.Cancel();
        job.End(ExportPhase.Broken);

        Assert.Equal((ExportPhase.Complete, 0), (job.Phase, stopped));
        Assert.False(job.Start(() => stopped++));
    }

    private async Task<int> NotesAsync()
    {
        await using var db = await App.OpenAsync();
        return await db.AuditEntries.CountAsync(entry => entry.ActionType == "Exported");
    }
}
