using LeadManager.Core.Results;

namespace LeadManager.Core.Imports;

/// <summary>A file that cannot be read to its end.</summary>
internal sealed class UnreadableFileException(Invalid failure) : Exception(failure.Message)
{
    /// <summary>Why, and what to do.</summary>
    public Invalid Failure { get; } = failure;
}
