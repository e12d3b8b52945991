using LeadManager.Core.Data;

namespace LeadManager.Tests.Data;

public sealed class TextFoldingTests
{
    [Fact]
    public void Fold_EveryPlainSign_IsTheSameAloneAndBesideAnAccent()
    {
        for (var sign = '\0'; sign < 128; sign++)
            Assert.Equal(TextFolding.Fold($"a{sign}b\u00E9"), TextFolding.Fold($"a{sign}b") + "e");
    }

    [Theory] // each mark is put into its place among those before it: without a limit these would take hours
    [InlineData("\u0301\u0316", "")] // above and below
    [InlineData("\u0301\uFF9E", "")] // above, and the Japanese one of half the width
    [InlineData("\u302F\u302E", "\u302F")] // with a width of their own, so that they stay
    public void Fold_HundredsOfThousandsOfMarks_AreReadOnce(string marks, string kept) =>
        Assert.Equal((true, true), (TextFolding.Fold("Ada" + string.Concat(Enumerable.Repeat(marks, 200_000)) + "b") is var folded && folded.StartsWith("ada" + kept, StringComparison.Ordinal), folded.Length <= 35));

    [Fact] // as many as anybody writes count as ever
    public void Fold_ManyMarks_AreTakenAway() =>
        Assert.Equal("zalgo and nothing more than that", TextFolding.Fold("Z" + string.Concat(Enumerable.Repeat("\u0301\u0316", 14)) + "algo and nothing more than that"));
}
