using System.Security.Claims;
using Bunit;
using LeadManager.Core.Access;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadManager.Tests.Components;

/// <summary>Where the answer whether somebody may see a page is waited for, as behind a database on another machine.</summary>
public sealed class PageGateTests : ComponentTest
{
    private readonly SlowDoor _door = new();

    public PageGateTests()
    {
        AddAuthorization().SetAuthorized("priya");
        Services.AddSingleton<IAuthorizationService>(_door);
        ComponentFactories.AddStub<NotAllowed>();
        ComponentFactories.AddStub<MainLayout>(stub => stub.Get(layout => layout.Body) ?? Html(""));
    }

    [Fact]
    public async Task OpenPage_AskedAnew_StaysAndKeepsWhatWasTyped()
    {
        _door.Answer(true);
        var gate = Render<PageGate>(with => with.Add(page => page.Route, To<Typing>()));
        await gate.Find("input").InputAsync(new ChangeEventArgs { Value = "Amara" });
        _door.Ask();

        gate.Render(with => with.Add(page => page.Route, To<Typing>()));
        Assert.Equal("Amara", gate.Find("input").GetAttribute("value"));
        _door.Answer(true);

        gate.WaitForAssertion(() => Assert.Equal("Amara", gate.Find("input").GetAttribute("value")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnotherPage_BeforeTheAnswer_IsNotDrawn(bool isGranted)
    {
        _door.Answer(true);
        var gate = Render<PageGate>(with => with.Add(page => page.Route, To<Typing>()));
        _door.Ask();

        gate.Render(with => with.Add(page => page.Route, To<Closed>()));
        Assert.DoesNotContain("behind the door", gate.Markup, StringComparison.Ordinal);
        _door.Answer(isGranted);

        gate.WaitForAssertion(() => Assert.Empty(gate.FindAll("input")));
        Assert.Equal(isGranted, gate.Markup.Contains("behind the door", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OpenPage_RefusedWhenAskedAnew_IsTakenAway()
    {
        _door.Answer(true);
        var gate = Render<PageGate>(with => with.Add(page => page.Route, To<Typing>()));
        await gate.Find("input").InputAsync(new ChangeEventArgs { Value = "Amara" });
        _door.Ask();

        gate.Render(with => with.Add(page => page.Route, To<Typing>()));
        _door.Answer(false);

        gate.WaitForAssertion(() => Assert.Empty(gate.FindAll("input")));
    }

    [Fact]
    public void OlderAnswer_AfterTheNewerOne_IsNotHeard()
    {
        var entry = Render<Permitted>(with => with.Add(permitted => permitted.Policy, nameof(LeadAction.ViewLead)).AddChildContent("behind the door"));
        var older = _door.Ask();

        entry.Render();
        _door.Answer(false);
        older.SetResult(AuthorizationResult.Success());

        Assert.DoesNotContain("behind the door", entry.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownPolicy_LetsNobodyThrough()
    {
        Services.AddSingleton<IAuthorizationPolicyProvider>(new DefaultAuthorizationPolicyProvider(Options.Create(new AuthorizationOptions())));

        Assert.Throws<InvalidOperationException>(() => Render<Permitted>(with => with.Add(permitted => permitted.Policy, "Whatever").AddChildContent("behind the door")));
    }

    [Fact]
    public void EntryOfTheNavigation_AskedAnew_Stays()
    {
        _door.Answer(true);
        var menu = Render<NavMenu>();
        var before = menu.FindAll("a").Count;
        _door.Ask();

        menu.Render();

        Assert.NotEqual(0, before);
        Assert.Equal(before, menu.FindAll("a").Count);
    }

    private static RouteData To<TPage>() => new(typeof(TPage), new Dictionary<string, object?>());

    private sealed class SlowDoor : IAuthorizationService
    {
        private TaskCompletionSource<AuthorizationResult> _answer = new();

        /// <summary>The next question waits for an answer of its own; gives the one before.</summary>
        public TaskCompletionSource<AuthorizationResult> Ask()
        {
            var before = _answer;
            _answer = new();
            return before;
        }

        public void Answer(bool isGranted) => _answer.SetResult(isGranted ? AuthorizationResult.Success() : AuthorizationResult.Failed());

        public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, IEnumerable<IAuthorizationRequirement> requirements) => _answer.Task;

        public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, string policyName) => _answer.Task;
    }

    [Authorize]
    private sealed class Typing : ComponentBase
    {
        private string _typed = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "input");
            builder.AddAttribute(1, "value", _typed);
            builder.AddAttribute(2, "oninput", EventCallback.Factory.CreateBinder(this, typed => _typed = typed ?? "", _typed));
            builder.CloseElement();
        }
    }

    [Authorize]
    private sealed class Closed : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "behind the door");
    }
}
