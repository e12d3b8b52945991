using LeadManager.Core.Users;

namespace LeadManager.Tests.Users;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("123456")]
    [InlineData("LeadManager2026")]
    [InlineData("lead-manager-2026!")]
    [InlineData("HarborMobility1")]
    [InlineData("Omar.Haddad.2026")]
    [InlineData("P@ssw0rd12345")]
    [InlineData("Summer2026!!!")]
    [InlineData("qwertyuiop123")]
    [InlineData("111111111111111")]
    [InlineData("abcabcabcabcabc")]
    [InlineData("123456789012345")]
    public void FaultOf_PoorPassword_SaysWhy(string password)
    {
        var fault = PasswordRules.FaultOf(password, "omar.haddad", "Omar Haddad", "omar@example.com", "Harbor Mobility & Care");

        Assert.NotNull(fault);
        Assert.StartsWith("Password ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void FaultOf_HalfASurrogatePair_Refused() // not as inline data: the runner would replace it
    {
        var fault = PasswordRules.FaultOf("\ud800 broken surrogate");

        Assert.Contains("cannot be stored", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("green piano walks slowly")]
    [InlineData("a quiet harbour under seven yellow moons, seen from far above us")]
    [InlineData("пароль из пяти слов тут")]
    [InlineData("k7#Vq2!xZp9w")]
    [InlineData("日本語のとても長いパスワード")]
    public void FaultOf_GoodPassword_Accepted(string password)
    {
        var fault = PasswordRules.FaultOf(password, "omar.haddad", "Omar Haddad", "omar@example.com", "Harbor Mobility & Care");

        Assert.Null(fault);
    }

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void FaultOf_Length_WithinLimits(int length, bool accepted)
    {
        const string Letters = "xkqvzjwpygmtbhdlcfrnsu";
        var password = string.Concat(Enumerable.Range(0, length).Select(place => Letters[place * 7 % Letters.Length]));

        var fault = PasswordRules.FaultOf(password);

        Assert.Equal(accepted, fault is null);
    }
}
