namespace LeadManager.Web.Security;

/// <summary>Whoever acts is not signed in any more; pages lead to the sign-in page, the API answers 401.</summary>
public sealed class SignedOutException() : Exception("The sign-in has ended.");
