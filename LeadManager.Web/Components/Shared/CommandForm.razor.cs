using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace LeadManager.Web.Components.Shared;

/// <summary>
/// A form on a command record. It checks the command by the core's own rules, hands it over once however often Save is
/// pressed, and puts the faults of either side beside their fields and in a summary that takes the focus.
/// </summary>
public sealed partial class CommandForm : IDisposable
{
    private readonly IJSRuntime _browser;
    private readonly StoreTrouble _trouble;
    private EditContext? _context;
    private ValidationMessageStore? _faults;
    private Failure? _failure;
    private bool _focusFaults;
    private bool _done;

    public CommandForm(IJSRuntime browser, StoreTrouble trouble) => (_browser, _trouble) = (browser, trouble);

    /// <summary>The command that the fields edit.</summary>
    [Parameter, EditorRequired] public object Command { get; set; } = default!;

    /// <summary>Hands the command to its service; null when it was done.</summary>
    [Parameter, EditorRequired] public Func<Task<Failure?>> OnSave { get; set; } = () => Task.FromResult<Failure?>(null);

    /// <summary>Raised when a field was edited, for example to keep a draft.</summary>
    [Parameter] public EventCallback<string> OnEdited { get; set; }

    [Parameter] public RenderFragment? FailureActions { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Whether a save is under way.</summary>
    public bool IsSaving { get; private set; }

    /// <summary>Whether a field was edited since the form was opened or saved.</summary>
    public bool IsEdited => _context?.IsModified() ?? false;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_context?.Model, Command))
            return;
        Dispose();
        _context = new EditContext(Command);
        _context.OnFieldChanged += FieldChanged;
        _faults = new ValidationMessageStore(_context);
        _failure = null;
        _done = false;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focusFaults)
            return;
        _focusFaults = false;
        await _browser.InvokeVoidAsync("lm.focusFirstError");
    }

    /// <summary>Shows why something else than saving was refused, where the faults of a save would stand.</summary>
    public void Refuse(Failure? failure)
    {
        Show(failure);
        StateHasChanged();
    }

    private async Task SubmitAsync()
    {
        if (IsSaving || _done)
            return; // the second click of a double click comes when the first is already done
        IsSaving = true;
        try
        {
            var failure = Validation.Check(Command) ?? await OnSave();
            Show(failure);
            Finish(failure is null);
        }
        catch (Exception fault) when (_trouble.Find(fault) is { } trouble)
        {
            Show(trouble); // what was typed stays in the form
            Finish(false);
        }
        finally
        {
            IsSaving = false;
        }
    }

    private void Finish(bool done)
    {
        if (_done = done)
            _context?.MarkAsUnmodified();
    }

    private void Show(Failure? failure)
    {
        _failure = failure;
        _faults?.Clear();
        if (failure is Invalid invalid && _context is { } context)
        {
            foreach (var (field, messages) in invalid.Errors)
                _faults?.Add(context.Field(Named(field)), messages);
        }

        _focusFaults = failure is Invalid;
        _context?.NotifyValidationStateChanged();
    }

    // A fault of something that the command does not have a field for concerns the whole form.
    private string Named(string field) => Command.GetType().GetProperty(field) is null ? "" : field;

    private void FieldChanged(object? sender, FieldChangedEventArgs change)
    {
        _done = false;
        _faults?.Clear(change.FieldIdentifier);
        _context?.NotifyValidationStateChanged();
        _ = InvokeAsync(() => OnEdited.InvokeAsync(change.FieldIdentifier.FieldName));
    }

    public void Dispose()
    {
        if (_context is not null)
            _context.OnFieldChanged -= FieldChanged;
    }
}
