using Bunit;
using LeadManager.Web.Components.Shared;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class ConfirmDialogTests : ComponentTest
{
    [Theory]
    [InlineData("Delete", true)]
    [InlineData("Cancel", false)]
    public async Task AskAsync_ButtonPressed_AnswersByIt(string button, bool expected)
    {
        var dialog = Render<ConfirmDialog>();
        var answer = Task.FromResult(false);
        await dialog.InvokeAsync(() => { answer = dialog.Instance.AskAsync("Delete Amara Okonkwo?", "It goes to the recycle bin.", "Delete"); });

        await dialog.FindAll("button").Single(each => each.TextContent == button).ClickAsync();

        Assert.Equal(expected, await answer);
        Assert.Empty(dialog.FindAll("h2"));
    }

    [Fact]
    public async Task AskAsync_ClosedByEsc_IsANo()
    {
        var dialog = Render<ConfirmDialog>();
        var answer = Task.FromResult(true);
        await dialog.InvokeAsync(() => { answer = dialog.Instance.AskAsync("Delete Amara Okonkwo?", "It goes to the recycle bin.", "Delete"); });

        dialog.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);

        Assert.False(await answer);
    }
}
