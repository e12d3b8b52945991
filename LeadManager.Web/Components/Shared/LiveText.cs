using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;

namespace LeadManager.Web.Components.Shared;

/// <summary>A text box that hands over each letter as it is typed, so that a draft and a warning need not wait for the box to be left.</summary>
public class LiveText : InputBase<string?>
{
    /// <summary>The element that is drawn.</summary>
    protected virtual string Element => "input";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, Element);
        builder.AddMultipleAttributes(1, AdditionalAttributes);
        builder.AddAttribute(2, "value", CurrentValueAsString);
        builder.AddAttribute(3, "oninput", EventCallback.Factory.CreateBinder(this, typed => CurrentValueAsString = typed, CurrentValueAsString ?? ""));
        builder.SetUpdatesAttributeName("value");
        builder.CloseElement();
    }

    protected override bool TryParseValueFromString(string? value, out string? result, out string validationErrorMessage)
    {
        (result, validationErrorMessage) = (value, "");
        return true;
    }
}

/// <summary>The same with several lines.</summary>
public sealed class LiveTextArea : LiveText
{
    protected override string Element => "textarea";
}
