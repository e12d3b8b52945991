using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Assignment;

namespace LeadManager.Tests.Components;

/// <summary>What the dialogs of assignment are made of.</summary>
public sealed class AssignDialogTests : ComponentTest
{
    private static readonly AssignableUser[] People =
    [
        new(1, "Bridget Amaral", Role.Employee, 12, false, null, 0, null, null),
        new(2, "Ines Moreau", Role.Employee, 3, true, new DateOnly(2026, 12, 3), 0, null, null),
        new(3, "Renée Sørensen", Role.TeamLeader, 0, false, null, 10, 10, null),
    ];

    [Fact]
    public void People_AreShownWithOpenLeadsAbsenceAndLimit_AndTheAbsentCannotBeChosen()
    {
        var picker = Render<PeoplePicker>(parameters => parameters.Add(each => each.Users, People).Add(each => each.MyId, 1));

        Assert.Equal(["12 open", "3 open", "0 open"], picker.FindAll(".load").Select(load => load.TextContent));
        Assert.Equal(["away until 3 Dec", "10 of 10 today"], picker.FindAll(".badge").Select(badge => badge.TextContent));
        Assert.Equal([false, true, false], picker.FindAll("input[type=radio]").Select(choice => choice.HasAttribute("disabled")));
        Assert.Contains("yourself", picker.FindAll("label")[1].TextContent, StringComparison.Ordinal);
    }

    [Theory] // by name and role, without accents and case
    [InlineData("renee", "Renée Sørensen")]
    [InlineData("TEAM", "Renée Sørensen")]
    [InlineData("amar", "Bridget Amaral")]
    [InlineData("nobody", null)]
    public async Task Search_NarrowsToWhoMatches(string words, string? found)
    {
        var picker = Render<PeoplePicker>(parameters => parameters.Add(each => each.Users, People));

        await picker.Find("input[type=search]").InputAsync(words);

        Assert.Equal(found is null ? [] : [found], picker.FindAll(".who b").Select(name => name.TextContent));
        Assert.Equal(found is null ? "Nobody matches." : "", picker.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Choice_IsHandedOn()
    {
        int? chosen = null;
        var picker = Render<PeoplePicker>(parameters => parameters.Add(each => each.Users, People).Add(each => each.SelectedChanged, (int? id) => { chosen = id; }));

        await picker.Find("input[value='3']").ChangeAsync("3");

        Assert.Equal(3, chosen);
    }

    [Fact] // a rejection without a note: the fault stands beside its field, and what was typed stays
    public async Task Answer_RefusedBecauseOfItsNote_StaysOpenWithTheFault()
    {
        var dialog = Render<AnswerDialog>(parameters => parameters
            .Add(each => each.Open, true).Add(each => each.Asks, true).Add(each => each.Title, "Reject?").Add(each => each.Text, "Say why.").Add(each => each.Action, "Reject")
            .Add(each => each.OnSave, _ => Task.FromResult<Failure?>(new Invalid(nameof(HandOverNote.Notes), "Say why you cannot take it."))));

        await dialog.Find("form").SubmitAsync();

        Assert.Equal("true", dialog.Find("textarea").GetAttribute("aria-invalid"));
        Assert.Contains("Say why you cannot take it.", dialog.Find(".fault").TextContent, StringComparison.Ordinal);
    }

    [Fact] // R05: one line for each lead, those that stayed first
    public void BulkResult_NamesWhatStayedAndWhy()
    {
        var result = Render<BulkResult>(parameters => parameters.Add(each => each.Outcomes, new BulkOutcomes(
            [new BulkOutcome(4, "Amara Okonkwo", null), new BulkOutcome(5, null, new NotFound()), new BulkOutcome(6, "Ada Byron", new Forbidden(LeadAction.OverrideOwner, "Accepted by another."))])));

        Assert.Equal("1 of 3 leads went over.", result.Find("[role=status] span").TextContent);
        Assert.Equal(["Lead 5", "Ada Byron", "Amara Okonkwo"], result.FindAll("li b").Select(name => name.TextContent));
        Assert.Contains("Accepted by another.", result.FindAll("li")[1].TextContent, StringComparison.Ordinal);
        result.Render(parameters => parameters.Add(each => each.Outcomes, new BulkOutcomes([new BulkOutcome(4, "Amara Okonkwo", null)], new Unavailable("The storage is full."))));
        Assert.Equal("1 of 1 leads went over. The storage is full.", result.Find(".note-warn span").TextContent);
    }
}
