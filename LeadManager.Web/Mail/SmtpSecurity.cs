namespace LeadManager.Web.Mail;

/// <summary>How the conversation with the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Begins in the open and must become encrypted before anything is said (port 587).</summary>
    StartTls,

    /// <summary>Encrypted from the first byte (port 465).</summary>
    Tls,

    /// <summary>Not at all: for a relay on the same machine or in the same house (port 25).</summary>
    None,
}
