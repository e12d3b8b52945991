using System.Text;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Results;

namespace LeadManager.Core.Imports;

/// <summary>The rows of a file as leads would have them, read as a stream and as often as they are asked for: none is kept.</summary>
internal sealed class FileReading(SourceFile file, RowReader reader)
{
    /// <summary>All rows with the faults that a new lead would have; throws <see cref="UnreadableFileException"/> where the file ends badly.</summary>
    public IEnumerable<ReadRow> Rows() => Read(isChecked: true);

    /// <summary>The same without looking for faults: for rows of which it is decided what becomes of them.</summary>
    public IEnumerable<ReadRow> DecidedRows() => Read(isChecked: false);

    private IEnumerable<ReadRow> Read(bool isChecked)
    {
        using var rows = file.Rows().GetEnumerator();
        var line = 0;
        for (var count = 1; MovesOn(rows, line); count++)
        {
            if (count > SourceFile.RowsMax)
                throw new UnreadableFileException(new Invalid("file", Words.Say("The file has more than {0:N0} rows. Split it into several files.", SourceFile.RowsMax)));
            line = rows.Current.Line;
            yield return reader.Read(rows.Current, isChecked);
        }
    }

    private bool MovesOn(IEnumerator<SourceRow> rows, int line)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFileException(new Invalid(nameof(FileLayout.Encoding), Words.Say("The file is not in the encoding {0}. Choose another.", file.Layout.Encoding)));
        }
        catch (Exception fault) when (file.Kind == FileKind.Xlsx && XlsxRows.IsBroken(fault))
        {
            throw new UnreadableFileException(new Invalid("file", Words.Say("The workbook is damaged behind row {0}. Save it again in Excel and choose the new file.", line)));
        }
    }
}
