using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Leads;

/// <summary>What the search looks through: any fragment of first and last name, e-mail, phone and comments, without case and accents, every sign as it stands; no care details.</summary>
public sealed class SearchTests
{
    [Theory]
    [InlineData("ofi", true)]
    [InlineData("ZOFIE nguyen", true)] // across first and last name
    [InlineData("nguyen-muller, ŽO", true)] // as the list writes it
    [InlineData("Nguyễn-Müller,", true)]
    [InlineData("muller, zofie", false)] // the whole last name
    [InlineData("nguyen-muller, zofia", false)]
    [InlineData("nguyen-muller, mail", false)] // what the first name begins with, not what stands elsewhere
    [InlineData("Nguyễn-Mü", true)]
    [InlineData("nguyen-muller", true)]
    [InlineData("MAIL.Box@exa", true)]
    [InlineData("917555014", true)]
    [InlineData("555-0142", true)]
    [InlineData("portugues", true)]
    [InlineData("50% off_n", true)]
    [InlineData("50_", false)]
    [InlineData("off%now", false)]
    [InlineData("MED-4711", false)]
    [InlineData("Tomás", false)] // the emergency contact
    [InlineData("zofie@", false)]
    public async Task Search_Fragment_FindsTheLeadByWhatItLooksThroughOnly(string words, bool finds)
    {
        await using var office = await Office.OpenAsync();
        var user = await office.HireAsync(Role.User);
        await office.LeadAsync(user, lead => (lead.FirstName, lead.LastName, lead.Phone) = ("Somebody", "Else", "+1 212 555 9999"));
        var sought = await office.LeadAsync(user, lead =>
        {
            (lead.FirstName, lead.LastName, lead.Email, lead.Phone) = ("Žofie", "Nguyễn-Müller", "mail.box@example.com", "(917) 555-0142");
            (lead.Comments, lead.MedicaidNo, lead.EmergencyContactName) = ("Speaks Português;\n50% off_now", "MED-4711", "Tomás");
        });

        var page = await office.Get<LeadService>().ListAsync(user, new LeadQuery { Search = words }, default);
        var total = await office.Get<LeadService>().CountAsync(user, new LeadQuery { Search = words }, default);

        Assert.Equal(finds ? [sought.Lead.Id] : [], page.Items.Select(row => row.Lead.Id));
        Assert.Equal(finds ? 1 : 0, total);
    }
}
