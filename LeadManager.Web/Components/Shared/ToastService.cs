namespace LeadManager.Web.Components.Shared;

/// <summary>Says what was done, from any page of a circuit; <see cref="Toasts"/> shows it and takes it away after a while.</summary>
public sealed class ToastService
{
    private readonly List<Toast> _shown = [];

    /// <summary>Raised when a message came or went.</summary>
    public event Action? Changed;

    public IReadOnlyList<Toast> Shown => _shown;

    public Toast Show(string message, Func<Task>? undo = null)
    {
        var toast = new Toast(message, undo);
        _shown.Add(toast);
        Changed?.Invoke();
        return toast;
    }

    public void Dismiss(Toast toast)
    {
        if (_shown.Remove(toast))
            Changed?.Invoke();
    }
}
