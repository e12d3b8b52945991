using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace LeadManager.Web.Components.Shared;

/// <summary>
/// The frame around one control: label above, hint and faults below, all tied to it. Inside a form the faults come from
/// the form (its own checks and the server's alike); elsewhere from <see cref="Error"/>.
/// </summary>
public sealed partial class Field : IDisposable
{
    private EditContext? _subscribed;

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The property that the control edits: <c>For="() =&gt; command.Phone"</c>.</summary>
    [Parameter] public Expression<Func<object?>>? For { get; set; }

    /// <summary>Where one address is not enough: two forms on one page with a field of the same name.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>Within a form: it may be left empty. A filter, which stands in none, asks for nothing anyway.</summary>
    [Parameter] public bool Optional { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public string? Error { get; set; }

    /// <summary>Takes the whole row of a <c>field-grid</c>.</summary>
    [Parameter] public bool Wide { get; set; }

    /// <summary>The control.</summary>
    [Parameter, EditorRequired] public RenderFragment<FieldControl>? ChildContent { get; set; }

    [CascadingParameter] private EditContext? Form { get; set; }

    private FieldIdentifier? Identifier => For is null ? null : FieldIdentifier.Create(For);

    private string ControlId => Id ?? IdOf(Identifier?.FieldName ?? Label.Replace(' ', '-'));

    private string FaultId => ControlId + "-fault";

    private string HintId => ControlId + "-hint";

    private bool HasFault => Faults.Count > 0;

    private List<string> Faults
    {
        get
        {
            var own = Form is not null && Identifier is { } identifier ? Form.GetValidationMessages(identifier) : [];
            return [.. (Error is null ? own : own.Append(Error)).Distinct()];
        }
    }

    private Dictionary<string, object> Attributes
    {
        get
        {
            var attributes = new Dictionary<string, object> { ["id"] = ControlId, ["class"] = "input" };
            string[] described = [.. HasFault ? [FaultId] : Array.Empty<string>(), .. Hint is null ? Array.Empty<string>() : [HintId]];
            if (described.Length > 0)
                attributes["aria-describedby"] = string.Join(' ', described);
            attributes["aria-invalid"] = HasFault ? "true" : "false";
            if (Form is not null && !Optional)
                attributes["aria-required"] = "true";
            return attributes;
        }
    }

    /// <summary>The id of the control of a field; summaries link to it.</summary>
    public static string IdOf(string fieldName) => "field-" + fieldName;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_subscribed, Form))
            return;
        Unsubscribe();
        _subscribed = Form;
        if (_subscribed is not null)
            _subscribed.OnValidationStateChanged += Refresh;
    }

    private void Refresh(object? sender, ValidationStateChangedEventArgs change) => _ = InvokeAsync(StateHasChanged);

    private void Unsubscribe()
    {
        if (_subscribed is not null)
            _subscribed.OnValidationStateChanged -= Refresh;
    }

    public void Dispose() => Unsubscribe();
}
