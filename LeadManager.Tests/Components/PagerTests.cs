using Bunit;
using LeadManager.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class PagerTests : ComponentTest
{
    [Theory]
    [InlineData(1, 118, "1-50 of 118", true, false)]
    [InlineData(3, 118, "101-118 of 118", false, true)]
    [InlineData(1, 0, "0 of 0", true, true)]
    public void Pager_Page_SaysItsRangeAndOffersWhereToGo(int page, int total, string range, bool first, bool last)
    {
        var pager = Draw(page, total);

        Assert.Equal(range, pager.Find("[role=status]").TextContent);
        Assert.Equal([first, last], pager.FindAll("button").Select(button => button.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Pager_Next_PutsThePageIntoTheAddressAndKeepsTheRest()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/leads?source=Event");
        var pager = Draw(1, 118);

        await pager.FindAll("button")[1].ClickAsync();

        Assert.EndsWith("/leads?source=Event&page=2", navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pager_OfAList_TurnsItAndShowsItFromItsBeginning()
    {
        (int Page, int PageSize)? turned = null;
        var pager = Render<Pager>(parameters => parameters.Add(each => each.Page, 1).Add(each => each.PageSize, 25).Add(each => each.Total, 46)
            .Add(each => each.OnChanged, place => turned = place));

        await pager.FindAll("button")[1].ClickAsync();

        Assert.Equal((2, 25), turned);
        JSInterop.VerifyInvoke("lm.showStart");
    }

    [Theory]
    [InlineData(99, 118, "/leads?source=Event&page=3")]
    [InlineData(2, 50, "/leads?source=Event")]
    [InlineData(2, 0, "/leads?source=Event")]
    public void TurnedBack_PageBeyondTheLast_GoesToTheLast(int page, int total, string address)
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"/leads?source=Event&page={page}");

        Assert.True(Pager.TurnedBack(navigation, page, 50, total));
        Assert.EndsWith(address, navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void TurnedBack_LastPage_StaysThere()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/leads?page=3");

        Assert.False(Pager.TurnedBack(navigation, 3, 50, 118));
        Assert.EndsWith("/leads?page=3", navigation.Uri, StringComparison.Ordinal);
    }

    private IRenderedComponent<Pager> Draw(int page, int total) => Render<Pager>(parameters => parameters
        .Add(each => each.Page, page).Add(each => each.PageSize, 50).Add(each => each.Total, total));
}
