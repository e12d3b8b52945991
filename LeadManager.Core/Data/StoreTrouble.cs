using LeadManager.Core.Data.Engines;
using LeadManager.Core.Results;

namespace LeadManager.Core.Data;

/// <summary>Says in words why the database could not take a save, where that is what lies behind a fault.</summary>
public sealed class StoreTrouble(DatabaseEngine engine)
{
    /// <summary>The failure to show in place of the fault, or null where the fault is another one.</summary>
    public Unavailable? Find(Exception fault) => Kind(fault) switch
    {
        StoreTroubleKind.Full => new Unavailable(Words.Say("The storage of Lead Manager is full, so nothing was saved. Ask your administrator to make room, then try again.")),
        StoreTroubleKind.Busy => new Unavailable(Words.Say("Another program is using the database, so nothing was saved. Try again in a few seconds.")),
        StoreTroubleKind.Unwritable => new Unavailable(Words.Say("The storage of Lead Manager cannot be written, so nothing was saved. Ask your administrator to look at it, then try again.")),
        _ => null,
    };

    /// <summary>The same for work that is stored portion by portion, where what came before the fault is done and stays so.</summary>
    public Unavailable? FindOnTheWay(Exception fault) => Kind(fault) switch
    {
        StoreTroubleKind.Full => new Unavailable(Words.Say("The storage of Lead Manager is full, so the rest was not saved. Ask your administrator to make room, and look at what is done before you try again.")),
        StoreTroubleKind.Busy => new Unavailable(Words.Say("Another program is using the database, so the rest was not saved. Look at what is done before you try again.")),
        StoreTroubleKind.Unwritable => new Unavailable(Words.Say("The storage of Lead Manager cannot be written, so the rest was not saved. Ask your administrator to look at it, and look at what is done before you try again.")),
        _ => null,
    };

    private StoreTroubleKind? Kind(Exception fault) => fault is StoreBusyException ? StoreTroubleKind.Busy : engine.TroubleOf(fault);
}

/// <summary>Why a database cannot take a save although nothing is wrong with what is saved.</summary>
public enum StoreTroubleKind
{
    /// <summary>There is no room left.</summary>
    Full,

    /// <summary>Another process holds the lock.</summary>
    Busy,

    /// <summary>The file or its disk refuses writing.</summary>
    Unwritable,
}

/// <summary>Another process has kept the database for as long as this write was waiting for its turn.</summary>
public sealed class StoreBusyException() : Exception("Another process holds the database.");
