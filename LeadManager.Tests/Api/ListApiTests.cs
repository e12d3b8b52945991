using System.Net;

namespace LeadManager.Tests.Api;

public sealed class ListApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task Office_FromCreationToDeletion_IsWhatALeadIsRoutedTo()
    {
        var added = await Admin.PostAsync("/api/offices", """{"name":"North Side","city":"Albany"}""");
        var forbidden = await User.PostAsync("/api/offices", """{"name":"South Side"}""");
        var changed = await Admin.PutAsync($"/api/offices/{added.Id}", """{"email":"north@example.com"}""");
        var provider = await Admin.PostAsync("/api/providers", $$"""{"name":"Dr. Vale","officeId":{{added.Id}}}""");
        var lead = await User.PostAsync("/api/leads", $$"""{"f_name":"Amara","l_name":"Okonkwo","phone_number":"9175550142","source_id":"Website","office_id":{{added.Id}},"provider_id":{{provider.Id}}}""");
        var nowhere = await User.PostAsync("/api/leads", Lead.Replace("}", ""","officeId":9999}""", StringComparison.Ordinal));
        var used = await Admin.DeleteAsync($"/api/offices/{added.Id}");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Forbidden, HttpStatusCode.Created), (added.Status, forbidden.Status, lead.Status));
        Assert.Equal("Albany|north@example.com", $"{changed.Json.GetProperty("city")}|{changed.Json.GetProperty("email")}");
        Assert.Equal((added.Id, provider.Id), (lead.Json.GetProperty("officeId").GetInt32(), lead.Json.GetProperty("providerId").GetInt32()));
        Assert.Equal(["officeId"], nowhere.Faults);
        Assert.Equal(HttpStatusCode.Conflict, used.Status);
        Assert.Equal(1, (await User.GetAsync($"/api/leads?officeId={added.Id}")).Json.GetProperty("total").GetInt32());
        var spare = await Admin.PostAsync("/api/offices", """{"name":"Spare"}""");
        Assert.Equal(HttpStatusCode.NoContent, (await Admin.DeleteAsync($"/api/offices/{spare.Id}")).Status);
        Assert.Equal(["North Side"], (await User.GetAsync("/api/offices")).Json.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task List_ByItsName_IsReadAndAnUnknownOneIsNotFound()
    {
        var sources = await User.GetAsync("/api/lists/sources");

        Assert.Contains(sources.Json.GetProperty("items").EnumerateArray(), row => row.GetProperty("name").GetString() == "Website");
        Assert.Equal(HttpStatusCode.NotFound, (await User.GetAsync("/api/lists/planets")).Status);
    }
}
