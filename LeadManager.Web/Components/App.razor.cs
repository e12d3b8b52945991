using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace LeadManager.Web.Components;

/// <summary>The document around every page. Pages run on the circuit unless they say <c>[ExcludeFromInteractiveRouting]</c>.</summary>
public partial class App
{
    // Not prerendered: a page that is drawn before its circuit is there would swallow the first clicks and letters.
    private static readonly InteractiveServerRenderMode Interactive = new(prerender: false);

    [CascadingParameter] private HttpContext Context { get; set; } = default!;

    // A machine without a language of its own still speaks English here.
    private static string Language => CultureInfo.CurrentUICulture.Name is { Length: > 0 } name ? name : "en";

    private IComponentRenderMode? Mode => Context.AcceptsInteractiveRouting() ? Interactive : null;
}
