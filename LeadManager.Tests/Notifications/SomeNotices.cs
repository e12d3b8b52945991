using LeadManager.Core.Access;
using LeadManager.Core.Notifications;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Notifications;

/// <summary>What tests of notices do again and again.</summary>
internal static class SomeNotices
{
    /// <summary>From now on he is told of this kind in this way.</summary>
    public static async Task ChooseAsync(this Office office, Actor actor, NoticeKind kind, NoticeWay way) =>
        Assert.True((await office.Get<NoticeChoices>().ChooseAsync(actor, new Dictionary<NoticeKind, NoticeWay> { [kind] = way }, default)).IsOk);

    /// <summary>What is under his bell, the newest first.</summary>
    public static async Task<IReadOnlyList<NoticeLine>> NoticesAsync(this Office office, Actor actor) =>
        (await office.Get<NoticeService>().ListAsync(actor, new NoticeQuery(), default)).Items;

    /// <summary>All that anybody is told, as it is stored.</summary>
    public static async Task<List<Notice>> StoredNoticesAsync(this Office office)
    {
        await using var db = await office.ContextAsync();
        return await db.Notices.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
    }
}
