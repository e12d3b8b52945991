using System.Globalization;
using System.Text;
using LeadManager.Core.FollowUps;
using LeadManager.Core.MyDay;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Notifications;

/// <summary>What a morning mail says of somebody's day.</summary>
/// <param name="Day">His day.</param>
/// <param name="News">What he wants to read in the morning only, the newest first.</param>
/// <param name="Office">The office's clocks.</param>
internal sealed record DigestText(MyDayView Day, NoticePage News, OfficeCalendar Office)
{
    private const int Shown = 10;

    /// <summary>Whether there is anything to say.</summary>
    public bool IsEmpty => Day.Overdue.Total + Day.Today.Total + Day.ToAcceptTotal + News.Total == 0;

    /// <summary>"3 overdue, 2 today": the parts that have something.</summary>
    public string Summary() => string.Join(", ", Parts().Where(part => part.Count > 0).Select(part => Words.Say(part.Short, part.Count)));

    /// <summary>Each part with its first lines.</summary>
    public string Sections()
    {
        var text = new StringBuilder();
        foreach (var (_, title, count, lines) in Parts().Where(part => part.Count > 0))
        {
            text.Append(Words.Say(title, count)).Append('\n');
            foreach (var line in lines.Take(Shown))
                text.Append("- ").Append(Mail.MailHeader.ToLine(line, Mail.OutboxMail.SubjectMax)).Append('\n');
            text.Append(count > Shown ? Words.Say("- and {0:N0} more", count - Shown) + "\n\n" : "\n");
        }

        return text.ToString();
    }

    private (string Short, string Title, int Count, IEnumerable<string> Lines)[] Parts() =>
    [
        ("{0:N0} overdue", "Overdue: {0:N0}", Day.Overdue.Total, Day.Overdue.Items.Select(LineOf)),
        ("{0:N0} today", "Today: {0:N0}", Day.Today.Total, Day.Today.Items.Select(LineOf)),
        ("{0:N0} to accept", "New for you, to accept: {0:N0}", Day.ToAcceptTotal, Day.ToAccept.Select(given => given.Lead.Lead.Name)),
        ("{0:N0} news", "News: {0:N0}", News.Total, News.Items.Select(NoticeWords.Say)),
    ];

    private string LineOf(FollowUpLine line) =>
        Words.Say("{0} with {1}, {2}", Words.Find(line.Type.ToString()), line.Lead.Lead.Name, Office.ToLocal(line.DueAt).ToString("g", CultureInfo.CurrentCulture));
}
