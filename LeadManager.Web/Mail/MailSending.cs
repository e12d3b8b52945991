using System.Threading.Channels;
using LeadManager.Core.Changes;

namespace LeadManager.Web.Mail;

/// <summary>Sends in the background: at once when a mail is stored, and every half minute for what is to be tried again.</summary>
internal sealed partial class MailSending(MailSender sender, SmtpSettings settings, LiveFeed feed, TimeProvider clock, ILogger<MailSending> logger) : BackgroundService
{
    /// <summary>How long nothing is tried when nothing was stored, or while the server cannot be used.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.IsConfigured)
        {
            LogUnconfigured(logger);
            return;
        }

        using var subscription = feed.Subscribe(Topic.Mail, _ => Task.FromResult(_wakes.Writer.TryWrite(true)));
        try
        {
            while (true)
                await RestAsync(await RoundAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the application ends; what was claimed has been given back
        }
    }

    private async Task<RoundEnd> RoundAsync(CancellationToken ct)
    {
        try
        {
            return await sender.SendDueAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            LogFault(logger, fault); // the database is busy or the disk full: the next round tries again
            return RoundEnd.ServerTrouble;
        }
    }

    private async Task RestAsync(RoundEnd end, CancellationToken ct)
    {
        if (end is RoundEnd.MoreMayBeDue)
            return;
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pause = Task.Delay(Pause, clock, rest.Token);
        await (end is RoundEnd.ServerTrouble ? pause : Task.WhenAny(pause, _wakes.Reader.WaitToReadAsync(rest.Token).AsTask()));
        ct.ThrowIfCancellationRequested();
        await rest.CancelAsync();
        _wakes.Reader.TryRead(out _);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Smtp:Host is not set: mails wait in the outbox and can be read under Settings, Mail")]
    private static partial void LogUnconfigured(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of sending mails broke off")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
