using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LeadManager.Core.Mail;
using LeadManager.Tests.Support;
using LeadManager.Web.Mail;
using Microsoft.Extensions.Configuration;

namespace LeadManager.Tests.Mail;

/// <summary>STARTTLS and the ways of signing in, against a server with a certificate of its own making.</summary>
public sealed class MailEncryptionTests : IDisposable
{
    private readonly X509Certificate2 _certificate = Make();

    [Fact]
    public async Task StartTls_ServerThatIsTrusted_GetsPasswordAndMailEncrypted()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener { Certificate = _certificate };
        var id = await office.QueueAsync();

        await office.Sender(Encrypted(server) with { Judge = IsThis }).SendDueAsync(default);

        Assert.Equal(MailState.Sent, (await office.MailAsync(id)).State);
        Assert.Equal(["EHLO", "STARTTLS"], server.Told.Take(2).Select(line => line.Split(' ')[0]));
        Assert.Equal(server.Told.Skip(2), server.ToldEncrypted);
        Assert.Equal(["EHLO", "AUTH", "MAIL", "RCPT", "DATA"], server.ToldEncrypted.Take(5).Select(line => line.Split(' ', ':')[0]));
        Assert.Single(server.Mails);
    }

    [Fact] // the same without a judge of the test's own: as it is in production
    public async Task StartTls_CertificateThatNobodyVouchesFor_SendsNothingAndWaits()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener { Certificate = _certificate };
        var id = await office.QueueAsync();

        Assert.Equal(RoundEnd.ServerTrouble, await office.Sender(Encrypted(server)).SendDueAsync(default));

        Assert.Equal(MailState.Waiting, (await office.MailAsync(id)).State);
        Assert.Empty(server.ToldEncrypted);
        Assert.Empty(server.Mails);
        Assert.DoesNotContain(server.Told, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public void Configuration_NeverSetsAJudgeOfItsOwn()
    {
        var settings = SmtpSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Smtp:Host"] = "mail.example.com", ["Smtp:Judge"] = "anything" }).Build());

        Assert.Null(settings.Judge);
        Assert.Equal(SmtpSecurity.StartTls, settings.Security);
    }

    [Fact]
    public async Task AuthLogin_WhereThatIsTheOnlyWay_SaysUserAndPasswordStepByStep()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener { Certificate = _certificate, Ways = "LOGIN" };
        var id = await office.QueueAsync();

        await office.Sender(Encrypted(server) with { Judge = IsThis }).SendDueAsync(default);

        Assert.Equal(["AUTH LOGIN", "b2ZmaWNl", "c2VjcmV0"], server.ToldEncrypted.Skip(1).Take(3)); // "office", "secret"
        Assert.Equal(MailState.Sent, (await office.MailAsync(id)).State);
    }

    [Fact]
    public async Task AuthLogin_Refused_WaitsAndTheMailIsNotGivenUp()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener { Certificate = _certificate, Ways = "LOGIN" };
        server.Say["AUTH"] = "535 wrong password";
        var id = await office.QueueAsync();

        await office.Sender(Encrypted(server) with { Judge = IsThis }).SendDueAsync(default);

        var mail = await office.MailAsync(id);
        Assert.Equal((MailState.Waiting, "535 wrong password"), (mail.State, mail.LastError));
        Assert.Empty(server.Mails);
    }

    public void Dispose() => _certificate.Dispose();

    private static SmtpSettings Encrypted(SmtpListener server) => server.Settings with { Security = SmtpSecurity.StartTls, User = "office", Password = "secret" };

    private bool IsThis(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate?.GetCertHashString(HashAlgorithmName.SHA256) == _certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private static X509Certificate2 Make()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
