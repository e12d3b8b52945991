using System.Data.Common;

namespace LeadManager.Core.Data.Engines;

/// <summary>A prepared statement that writes one row of a table, again and again, inside the running transaction.</summary>
internal interface IRowCommand : IDisposable
{
    /// <summary>Says in which transaction the next rows are written.</summary>
    void Join(DbTransaction? transaction);

    /// <summary>Sets the value of one of the columns, counted from 0, as the database is to have it.</summary>
    void Set(int column, object? value);

    void Execute();

    /// <summary>The same; gives back the key that the database has made.</summary>
    int ExecuteForKey();
}
