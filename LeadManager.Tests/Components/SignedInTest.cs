using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using LeadManager.Core.Access;
using LeadManager.Web.Exports;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Components;

/// <summary>A place to render pages of a real office, with somebody in front of them.</summary>
public abstract class SignedInTest : ComponentTest
{
    /// <summary>How long a page may take to hear of a change, on a busy machine.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Puts the office's services behind the page and this person in front of it.</summary>
    protected async Task<BunitAuthorizationContext> SignInAsync(Office office, Actor who)
    {
        var user = await office.ReadUserAsync(who.UserId);
        Services.AddSingleton<IHttpContextAccessor>(new Request(new DefaultHttpContext { User = new ClaimsPrincipal(user.ToIdentity("test")) }));
        var authorization = AddAuthorization();
        authorization.SetAuthorized(who.Username);
        Services.AddSingleton<Entrance>().AddScoped<CircuitFacts>().AddScoped<ActorProvider>();
        Services.AddExports();
        foreach (var (type, service) in office.OwnServices())
            Services.AddSingleton(type, service);
        return authorization;
    }

    private sealed class Request(HttpContext context) : IHttpContextAccessor
    {
        public HttpContext? HttpContext { get; set; } = context;
    }
}
