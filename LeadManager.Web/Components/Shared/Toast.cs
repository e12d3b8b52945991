namespace LeadManager.Web.Components.Shared;

/// <summary>A message about what was just done, with the way back where there is one.</summary>
/// <remarks>Not a record: the same words said twice are two messages.</remarks>
public sealed class Toast(string message, Func<Task>? undo)
{
    public string Message => message;

    public Func<Task>? Undo => undo;
}
