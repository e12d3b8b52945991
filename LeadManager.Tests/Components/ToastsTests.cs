using Bunit;
using LeadManager.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadManager.Tests.Components;

public sealed class ToastsTests : ComponentTest
{
    [Fact]
    public async Task Toasts_UndoPressed_TakesItBackOnceAndGoes()
    {
        var undone = 0;
        var toasts = Render<Toasts>();
        var service = Services.GetRequiredService<ToastService>();
        service.Show("Lead moved to the recycle bin", () => { undone++; return Task.CompletedTask; });

        await toasts.WaitForElement("button.button-text").ClickAsync();

        Assert.Equal(1, undone);
        toasts.WaitForAssertion(() => Assert.Empty(toasts.FindAll(".toast")));
    }

    [Fact]
    public void Toasts_SameWordsTwice_AreTwoMessages()
    {
        var toasts = Render<Toasts>();
        var service = Services.GetRequiredService<ToastService>();
        service.Show("Amara Okonkwo is saved.");
        toasts.WaitForAssertion(() => Assert.Single(toasts.FindAll(".toast")));

        service.Show("Amara Okonkwo is saved.");
        toasts.WaitForAssertion(() => Assert.Equal(2, toasts.FindAll(".toast").Count));
        service.Dismiss(service.Shown[0]);

        toasts.WaitForAssertion(() => Assert.Single(toasts.FindAll(".toast")));
    }

    [Fact]
    public void Toasts_MessageWithoutWayBack_OffersDismissOnly()
    {
        var toasts = Render<Toasts>();

        Services.GetRequiredService<ToastService>().Show("Saved");

        toasts.WaitForAssertion(() => Assert.Equal("Dismiss", toasts.Find(".toast button").GetAttribute("aria-label")));
        Assert.Equal("status", toasts.Find(".toasts").GetAttribute("role"));
    }
}
