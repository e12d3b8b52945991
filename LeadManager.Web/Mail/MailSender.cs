using System.Net.Sockets;
using System.Security.Authentication;
using LeadManager.Core;
using LeadManager.Core.Mail;

namespace LeadManager.Web.Mail;

/// <summary>
/// Sends what waits in the outbox. Up to the end of a mail anything may happen and it is sent again later; once its end
/// may be with the server it is never sent a second time by itself.
/// </summary>
internal sealed partial class MailSender(MailOutbox outbox, SmtpSettings settings, TimeProvider clock, ILogger<MailSender> logger)
{
    /// <summary>How many mails one round sends at most.</summary>
    public const int Batch = 20;

    /// <summary>Sends up to a batch of what is due, one after the other. Says whether to come back at once, later, or after a pause because the server cannot be used.</summary>
    public async Task<RoundEnd> SendDueAsync(CancellationToken ct)
    {
        await outbox.RecoverAsync(ct);
        for (var sent = 0; sent < Batch; sent++)
        {
            if (await outbox.ClaimAsync(ct) is not { } mail)
                return RoundEnd.NothingDue;
            if (!await SendAsync(mail, ct))
                return RoundEnd.ServerTrouble;
        }

        return RoundEnd.MoreMayBeDue;
    }

    /// <summary>Sends one mail and notes what became of it; false where it was the server's fault, so that the next mail would fare no better.</summary>
    private async Task<bool> SendAsync(OutboxMail mail, CancellationToken ct)
    {
        var step = Step.Opening;
        using var deadline = new CancellationTokenSource(settings.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ct);
        try
        {
            if (!MailHeader.IsAddress(mail.To) || !MailHeader.IsLine(mail.MessageId))
                throw new FormatException("The address is not one address.");
            var text = MimeText.Write(mail, settings);
            await using var server = await SmtpConversation.OpenAsync(settings, either.Token);
            step = Step.Offering;
            await server.OfferAsync(mail.To, text, either.Token);
            if (!await outbox.HandOverAsync(mail, ct))
                return true; // it is no longer ours
            server.CheckStillThere();
            step = Step.HandedOver;
            using var patience = new CancellationTokenSource(settings.Timeout, clock);
            await server.FinishAsync(patience.Token); // not stopped by a shutdown: the server has it all but for this
            await outbox.FinishAsync(mail, CancellationToken.None);
            LogSent(logger, mail.Id);
            return true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested && step != Step.HandedOver)
        {
            await outbox.ReleaseAsync(mail, CancellationToken.None);
            throw;
        }
        catch (SmtpRefusal refusal)
        {
            return await RefusedAsync(mail, refusal, step);
        }
        catch (FormatException fault)
        {
            await outbox.FailAsync(mail, fault.Message, CancellationToken.None);
            LogFailed(logger, mail.Id);
            return true;
        }
        catch (Exception fault) when (fault is IOException or SocketException or AuthenticationException or OperationCanceledException)
        {
            return await BrokenOffAsync(mail, fault is OperationCanceledException ? Words.Say("The mail server did not answer in time.") : fault.Message, step);
        }
    }

    private async Task<bool> RefusedAsync(OutboxMail mail, SmtpRefusal refusal, Step step)
    {
        if (refusal.IsForGood && step != Step.Opening)
            await outbox.FailAsync(mail, refusal.Message, CancellationToken.None);
        else
            await outbox.PostponeAsync(mail, refusal.Message, CancellationToken.None);
        LogRefused(logger, mail.Id, mail.Attempts, refusal.Message);
        return step != Step.Opening;
    }

    private async Task<bool> BrokenOffAsync(OutboxMail mail, string why, Step step)
    {
        if (step == Step.HandedOver)
            await outbox.FailAsync(mail, MailOutbox.InDoubt, CancellationToken.None);
        else
            await outbox.PostponeAsync(mail, why, CancellationToken.None);
        LogRefused(logger, mail.Id, mail.Attempts, why);
        return step != Step.Opening;
    }

    private enum Step
    {
        Opening,
        Offering,
        HandedOver,
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sent mail {Id}")]
    private static partial void LogSent(ILogger logger, int id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} cannot be sent as it is stored")]
    private static partial void LogFailed(ILogger logger, int id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was not sent at try {Attempt}: {Why}")]
    private static partial void LogRefused(ILogger logger, int id, int attempt, string why);
}

/// <summary>How a round of sending ended.</summary>
internal enum RoundEnd
{
    NothingDue,
    MoreMayBeDue,
    ServerTrouble,
}
