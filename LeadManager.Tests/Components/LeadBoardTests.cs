using AngleSharp.Dom;
using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Leads;
using LeadManager.Web.Components.Leads.Board;
using LeadManager.Web.Components.Shared;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Components;

/// <summary>The board as it is drawn: where a held card may go, what a move asks, and that it follows others.</summary>
public sealed class LeadBoardTests : SignedInTest
{
    [Fact]
    public async Task Card_Held_ShowsWhereItMayGoAndIsMovedByLettingGo()
    {
        await using var office = await Office.OpenAsync();
        var executive = await office.HireAsync(Role.SalesExecutive);
        var id = await AddAsync(office, executive, "Ada", "Byron");
        var board = await OpenAsync(office, executive);

        await Lane(board, "New").QuerySelector("li")!.DragStartAsync(new DragEventArgs());

        Assert.Contains("shut", Lane(board, "New").ClassList);
        Assert.Contains("open", Lane(board, "Pending").ClassList);
        Assert.True(Lane(board, "Pending").HasAttribute("data-drop"));
        Assert.False(Lane(board, "New").HasAttribute("data-drop"));
        await Lane(board, "Pending").DropAsync(new DragEventArgs());
        board.WaitForState(() => Lane(board, "Pending").TextContent.Contains("Ada Byron", StringComparison.Ordinal), Patience);
        Assert.Equal("Ada Byron is in Pending now.", Assert.Single(Services.GetRequiredService<ToastService>().Shown).Message);
        Assert.Equal(LeadStatus.Pending, (await office.Get<LeadService>().FindAsync(executive, id, default))?.Lead.Status);
        await DisposeComponentsAsync(); // before the office closes
    }

    [Fact]
    public async Task Card_MovedByKeysToWhereAReasonIsNeeded_AsksForItAndStaysWithout()
    {
        await using var office = await Office.OpenAsync();
        var executive = await office.HireAsync(Role.SalesExecutive);
        var id = await AddAsync(office, executive, "Bea", "Ross");
        Assert.True((await office.Get<ProgressService>().ChangeStatusAsync(executive, new ChangeStatus { LeadId = id, Status = LeadStatus.Qualified }, default)).IsOk);
        var board = await OpenAsync(office, executive);
        var before = await office.FingerprintAsync();

        await Lane(board, "Qualified").QuerySelector("li")!.KeyDownAsync(new KeyboardEventArgs { Key = "ArrowRight", AltKey = true });

        board.WaitForState(() => board.FindAll("dialog form").Count == 1, Patience);
        Assert.Equal(nameof(LeadOutcome.Won), board.Find("dialog select").GetAttribute("value"));
        await board.Find("dialog form").SubmitAsync();
        Assert.Equal("true", board.Find("dialog input").GetAttribute("aria-invalid"));
        Assert.Equal(before, await office.FingerprintAsync());
        await board.Find("dialog input").ChangeAsync("signed");
        await board.Find("dialog form").SubmitAsync();
        board.WaitForState(() => Lane(board, "Won").TextContent.Contains('1', StringComparison.Ordinal), Patience);
        Assert.Equal(LeadOutcome.Won, (await office.Get<LeadService>().FindAsync(executive, id, default))?.Lead.Outcome);
        await DisposeComponentsAsync(); // before the office closes
    }

    [Fact]
    public async Task Card_MovedBySomebodyElse_GoesOverByItselfAndALateMoveIsTold()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var id = (await office.LeadAsync(admin, lead => (lead.FirstName, lead.LastName) = ("Cora", "Lind"))).Lead.Id;
        var board = await OpenAsync(office, admin);
        await Lane(board, "New").QuerySelector("li")!.DragStartAsync(new DragEventArgs()); // held, so that nothing is drawn anew

        Assert.True((await office.Get<ProgressService>().ChangeStatusAsync(admin, new ChangeStatus { LeadId = id, Status = LeadStatus.Unqualified }, default)).IsOk);
        await Lane(board, "Pending").DropAsync(new DragEventArgs());

        Assert.StartsWith("Cora Lind was not moved. ", Assert.Single(Services.GetRequiredService<ToastService>().Shown).Message, StringComparison.Ordinal);
        board.WaitForState(() => Lane(board, "Unqualified").TextContent.Contains("Cora Lind", StringComparison.Ordinal), Patience);
        Assert.True((await office.Get<ProgressService>().ChangeStatusAsync(admin, new ChangeStatus { LeadId = id, Status = LeadStatus.Pending }, default)).IsOk);
        board.WaitForState(() => Lane(board, "Pending").TextContent.Contains("Cora Lind", StringComparison.Ordinal), Patience);
        await DisposeComponentsAsync(); // before the office closes
    }

    private async Task<IRenderedComponent<LeadBoard>> OpenAsync(Office office, Actor who)
    {
        await SignInAsync(office, who);
        var board = Render<LeadBoard>(parameters => parameters.Add(each => each.Query, new LeadQuery()).Add(each => each.View, new LeadsView(IsBoard: true)));
        board.WaitForState(() => board.FindAll(".board").Count == 1, Patience);
        return board;
    }

    private static async Task<int> AddAsync(Office office, Actor owner, string first, string last)
    {
        var admin = await office.HireAsync(Role.Administrator, "boss");
        return (await office.LeadAsync(admin, lead => (lead.FirstName, lead.LastName, lead.AssigneeId) = (first, last, owner.UserId))).Lead.Id;
    }

    private static IElement Lane(IRenderedComponent<LeadBoard> board, string name) => board.FindAll(".lane, .rail").Single(lane => lane.GetAttribute("aria-label")!.StartsWith(name + ",", StringComparison.Ordinal));
}
