using LeadManager.Web.Api;
using LeadManager.Web.Components;
using LeadManager.Web.Mail;
using LeadManager.Web.Exports;
using LeadManager.Web.Security;
using LeadManager.Web.Starting;

var arguments = StartArguments.Read(args);
var builder = WebApplication.CreateBuilder(arguments.Rest);
builder.AddAddress();
builder.AddDatabase();
builder.AddMailSending();
builder.AddSecurity();
builder.AddHostLimits();
builder.AddRateLimits();
builder.Services.AddLeadManagerApi();
builder.Services.AddShell();
builder.Services.AddAccountPages();
builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddCircuitLimits();

var app = builder.Build();
if (arguments.Recount)
    return await app.RecountAsync(arguments);
var data = Task.Run(() => app.PrepareDataAsync(arguments)); // while the addresses are mapped

app.UseOthersAtWork();
app.UseForwardedHeaders();
app.UseLeadManagerHeaders();
app.UseFaultPage();
app.UseApiProblems();
app.UseSignedOutAnswers();
app.UseNotFoundPage();
app.UseRouting();
app.UseSetUpFirst();
app.UseAuthentication();
app.UseDesktopOnly();
app.UseRateLimiter();
app.UseCircuitLimits();
app.UseAuthorization();
app.UseAntiforgery();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages();
app.MapLeadManagerApi();
app.MapStartPage();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

if (!await data)
    return 1;
await app.RunAsync();
return 0;

/// <summary>The web host; tests start it too.</summary>
public partial class Program;
