using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace LeadManager.Web.Components.Shared;

/// <summary>Lists the faults of the form around it, or those of <see cref="Errors"/>, with links that focus the fields.</summary>
public sealed partial class ErrorSummary : IDisposable
{
    private EditContext? _subscribed;

    /// <summary>Faults by field name where there is no form around; an empty name means the whole input.</summary>
    [Parameter] public IReadOnlyDictionary<string, string[]>? Errors { get; set; }

    [CascadingParameter] private EditContext? Form { get; set; }

    // In the order in which the command declares its fields, which is the order of the form.
    private List<(string Field, string Message)> Faults => Errors is not null
        ? [.. Errors.SelectMany(fault => fault.Value.Select(message => (fault.Key, message))).Distinct()]
        : Form is null ? []
        : [.. Form.Model.GetType().GetProperties().Select(property => property.Name).Append("").Distinct()
            .SelectMany(name => Form.GetValidationMessages(Form.Field(name)).Distinct().Select(message => (name, message)))];

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_subscribed, Form))
            return;
        Dispose();
        _subscribed = Form;
        if (_subscribed is not null)
            _subscribed.OnValidationStateChanged += Refresh;
    }

    private void Refresh(object? sender, ValidationStateChangedEventArgs change) => _ = InvokeAsync(StateHasChanged);

    public void Dispose()
    {
        if (_subscribed is not null)
            _subscribed.OnValidationStateChanged -= Refresh;
    }
}
