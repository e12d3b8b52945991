using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Leads.Board;

namespace LeadManager.Benchmarks;

/// <summary>What people wait for when they open the board, or when somebody's change draws it anew.</summary>
internal static class BoardFigures
{
    /// <summary>The figures for who sees everything and for who sees his own.</summary>
    public static IEnumerable<Figure> Of(BenchOffice office, Actor executive)
    {
        var boards = office.Get<BoardService>();
        Task Open(Actor actor, LeadQuery query, BoardBy by = BoardBy.Stage) => boards.GetAsync(actor, new BoardQuery { Leads = query, By = by }, default);
        yield return new("board by stage", _ => Open(office.Actor, new LeadQuery()));
        yield return new("board by stage of a filtered list", _ => Open(office.Actor, new LeadQuery { Source = ["Website"] }));
        yield return new("board by stage of a search", _ => Open(office.Actor, new LeadQuery { Search = "okon" }));
        yield return new("board by temperature", _ => Open(office.Actor, new LeadQuery(), BoardBy.Temperature));
        yield return new("board of a sales executive", _ => Open(executive, new LeadQuery()));
    }
}
