using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Security;

/// <summary>Whether a name exists cannot be told from the answer, nor from the work that is done for it.</summary>
public sealed class SameWorkTests
{
    private const int Tries = 200;
    private const string Wrong = "not this one at all";

    [Fact]
    public async Task Check_KnownAndUnknownName200TimesEach_SameAnswersAndAsManyHashes()
    {
        var counting = new CountingHasher();
        await using var office = await Office.OpenAsync(services => services.AddSingleton<IPasswordHasher<User>>(counting));
        await office.HireAsync(Role.User, "known");

        var unknown = await TryAsync(office, counting, "nobody.at.all");
        var known = await TryAsync(office, counting, "known");

        Assert.Equal((Tries, SignInAnswer.Refused), (unknown.Hashes, Assert.Single(unknown.Answers)));
        Assert.Equal(unknown.Hashes, known.Hashes);
        Assert.Equal(unknown.Answers, known.Answers);
        Assert.Equal(Assert.Single(unknown.Rounds), Assert.Single(known.Rounds)); // the hash that stands in for none is as dear as a real one
    }

    [Fact]
    public async Task SignIn_KnownAndUnknownName200TimesEach_SamePage()
    {
        await using var app = new AppFactory();
        await app.InitializeAsync();
        await app.AddUserAsync(Role.User, "known");

        var pages = new HashSet<(System.Net.HttpStatusCode, string)>();
        for (var round = 0; round < Tries; round++)
        {
            var browser = app.Open($"198.51.100.{round}"); // a sender each, or the limit would answer
            foreach (var name in new[] { "known", "knowm" })
            {
                using var answer = await browser.SubmitAsync("/Identity/Account/Login", ("UserName", name), ("Password", Wrong));
                pages.Add((answer.StatusCode, Plain(await answer.Content.ReadAsStringAsync(), name)));
            }
        }

        Assert.Contains("User name or password is wrong", Assert.Single(pages).Item2, StringComparison.Ordinal);
        await ((IAsyncLifetime)app).DisposeAsync();
    }

    private static async Task<(int Hashes, HashSet<SignInAnswer> Answers, HashSet<string> Rounds)> TryAsync(Office office, CountingHasher counting, string name)
    {
        counting.Reset();
        var answers = new HashSet<SignInAnswer>();
        for (var round = 0; round < Tries; round++)
            answers.Add((await office.Get<SignInService>().CheckAsync(new SignInAttempt(name, Wrong, null), default)).Answer);
        return (counting.Count, answers, counting.Rounds);
    }

    private static string Plain(string page, string name) =>
        System.Text.RegularExpressions.Regex.Replace(page.Replace(name, "", StringComparison.Ordinal), "value=\"[^\"]*\"", "");

    /// <summary>Identity's own hasher, with one round so that the test is quick, which notes what it is asked to verify.</summary>
    private sealed class CountingHasher : IPasswordHasher<User>
    {
        private readonly PasswordHasher<User> _inner = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1 }));

        public int Count { get; private set; }

        /// <summary>Format, function and rounds of the hashes: their first bytes.</summary>
        public HashSet<string> Rounds { get; private set; } = [];

        public void Reset() => (Count, Rounds) = (0, []);

        public string HashPassword(User user, string password) => _inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Count++;
            Rounds.Add(Convert.ToHexString(Convert.FromBase64String(hashedPassword).AsSpan(0, 13)));
            return _inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
