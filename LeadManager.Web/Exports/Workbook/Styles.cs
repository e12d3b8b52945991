namespace LeadManager.Web.Exports.Workbook;

/// <summary>The looks that cells name by number, and the theme whose accent is the house's own.</summary>
internal static class Styles
{
    public const int Header = 1, Day = 2, Moment = 3, PlainText = 4, Title = 5, Label = 6, Value = 7, ValueMoment = 8, CardLabel = 9, Card = 10,
        Section = 11, Heading = 12, HeadingRight = 13, Name = 14, Month = 15, Count = 16, Share = 17, Total = 18, TotalCount = 19, TotalShare = 20;

    /// <summary>Petrol, as on the pages.</summary>
    public const string Accent = "0B6B75", Ink = "1B1D1F", Quiet = "63676A", Line = "E2E2DE", Grid = "ECECE8";

    private const string Cells =
        """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/><numFmt numFmtId="166" formatCode="mmm\ yyyy"/><numFmt numFmtId="167" formatCode="0.0%"/></numFmts>
        <fonts count="8"><font><sz val="11"/><color rgb="FF1B1D1F"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font>
        <font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font>
        <font><b/><sz val="20"/><color rgb="FF1B1D1F"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font>
        <font><sz val="10"/><color rgb="FF63676A"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font>
        <font><b/><sz val="22"/><color rgb="FF0B6B75"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font>
        <font><b/><sz val="12"/><color rgb="FF1B1D1F"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font>
        <font><b/><sz val="10"/><color rgb="FF63676A"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font>
        <font><b/><sz val="11"/><color rgb="FF1B1D1F"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font></fonts>
        <fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0B6B75"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF3F8F8"/><bgColor indexed="64"/></patternFill></fill></fills>
        <borders count="4"><border><left/><right/><top/><bottom/><diagonal/></border>
        <border><left/><right/><top/><bottom style="thin"><color rgb="FF8A8D8A"/></bottom><diagonal/></border>
        <border><left/><right/><top/><bottom style="hair"><color rgb="FFC9CAC5"/></bottom><diagonal/></border>
        <border><left/><right/><top style="thin"><color rgb="FF8A8D8A"/></top><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="21"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center"/></xf>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>
        <xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="center"/></xf>
        <xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top" wrapText="1"/></xf>
        <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>
        <xf numFmtId="0" fontId="3" fillId="3" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="left" vertical="center" indent="1"/></xf>
        <xf numFmtId="3" fontId="4" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="left" vertical="center" indent="1"/></xf>
        <xf numFmtId="0" fontId="5" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="center"/></xf>
        <xf numFmtId="0" fontId="6" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1"/>
        <xf numFmtId="0" fontId="6" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right"/></xf>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="2" xfId="0" applyNumberFormat="1" applyBorder="1"/>
        <xf numFmtId="166" fontId="0" fillId="0" borderId="2" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="left"/></xf>
        <xf numFmtId="3" fontId="0" fillId="0" borderId="2" xfId="0" applyNumberFormat="1" applyBorder="1"/>
        <xf numFmtId="167" fontId="0" fillId="0" borderId="2" xfId="0" applyNumberFormat="1" applyBorder="1"/>
        <xf numFmtId="0" fontId="7" fillId="0" borderId="3" xfId="0" applyFont="1" applyBorder="1"/>
        <xf numFmtId="3" fontId="7" fillId="0" borderId="3" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"/>
        <xf numFmtId="167" fontId="7" fillId="0" borderId="3" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"/></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>
        """;

    private const string ThemeColours =
        """
        <a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Lead Manager"><a:themeElements><a:clrScheme name="Lead Manager"><a:dk1><a:srgbClr val="1B1D1F"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="4A4D4D"/></a:dk2><a:lt2><a:srgbClr val="F6F6F4"/></a:lt2>
        <a:accent1><a:srgbClr val="0B6B75"/></a:accent1><a:accent2><a:srgbClr val="B85D2F"/></a:accent2><a:accent3><a:srgbClr val="39489E"/></a:accent3><a:accent4><a:srgbClr val="AD860A"/></a:accent4><a:accent5><a:srgbClr val="9D1644"/></a:accent5><a:accent6><a:srgbClr val="4983A6"/></a:accent6><a:hlink><a:srgbClr val="0B6B75"/></a:hlink><a:folHlink><a:srgbClr val="6A3A9C"/></a:folHlink></a:clrScheme>
        <a:fontScheme name="Lead Manager"><a:majorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>
        """;

    /// <summary>What a theme must have and nothing here uses: plain fills, lines without effects.</summary>
    private const string ThemeForms =
        """
        <a:fmtScheme name="Lead Manager"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst>
        <a:lnStyleLst><a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="12700"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst>
        <a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst>
        <a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>
        """;

    public static void Write(XmlText xml) => xml.Raw(Cells);

    public static void WriteTheme(XmlText xml) => xml.Raw(ThemeColours).Raw(ThemeForms);
}
