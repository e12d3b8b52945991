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
}
