package org.offenlage.ejb.microdata.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.Checks;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.DeliveryProfile;
import org.offenlage.ejb.microdata.RecordSink;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.ejb.microdata.RowProblem;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/**
 * Reads one delivered file against a declaration.
 *
 * <p>For use once, by one thread. Costs about a microsecond for a row of ten columns. Memory is
 * bounded; where each respondent may occur only once, pseudonyms of more than some three million
 * are put aside in an encrypted file.
 */
public final class Intake {

  private final DatasetDeclaration declaration;
  private final Optional<ReferencePeriod> period;
  private final RecordSink sink;
  private final byte[] pseudonymKey;
  private final ProblemList problems = new ProblemList();
  private final RespondentSet respondents = new RespondentSet();

  /**
   * An intake of one file.
   *
   * @param sink takes in good records; once a problem is found nothing more is handed to it
   * @param pseudonymKey the installation's; 32 bytes
   */
  public Intake(DatasetDeclaration declaration, RecordSink sink, byte[] pseudonymKey) {
    this(declaration, Optional.empty(), sink, pseudonymKey);
  }

  /**
   * An intake of one file that is for a period.
   *
   * @param period that years or dates must lie in, where the declaration says so
   * @param sink takes in good records; once a problem is found nothing more is handed to it
   * @param pseudonymKey the installation's; 32 bytes
   */
  public Intake(
      DatasetDeclaration declaration,
      Optional<ReferencePeriod> period,
      RecordSink sink,
      byte[] pseudonymKey) {
    this.declaration = declaration;
    this.period = period;
    this.sink = sink;
    this.pseudonymKey = pseudonymKey.clone();
  }

  /** What was read. */
  public sealed interface Result {

    /**
     * Every record was handed to the sink.
     *
     * @param rows how many
     * @param byteCount size of the file in bytes
     * @param sha256 of the file, lower case hexadecimal
     * @param profile what its records were counted to
     */
    record Sound(long rows, long byteCount, String sha256, DeliveryProfile profile)
        implements Result {}

    /**
     * The file has problems; what the sink took in is to be thrown away.
     *
     * @param problems the first ones
     * @param count how many in all
     */
    record Faulty(List<RowProblem> problems, long count) implements Result {
      public Faulty {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Reads the stream to its end, or to where it cannot be read on. Does not close it. */
  public Result read(InputStream content) throws IOException {
    try (respondents) {
      return readAll(content);
    }
  }

  private Result readAll(InputStream content) throws IOException {
    MeasuringStream measured = new MeasuringStream(content);
    try (RecordFile file =
        RecordFile.open(
            measured,
            declaration.format(),
            declaration.columns().stream().map(Column::name).toList())) {
      return read(file, measured);
    } catch (UnreadableFile unreadable) {
      problems.add(0, Optional.empty(), unreadable.reason(), unreadable.detail());
      return faulty();
    }
  }

  private Result read(RecordFile file, MeasuringStream measured) throws IOException {
    Records records = file.records();
    if (!records.next()) {
      problems.add(0, Reason.EMPTY_FILE);
      return faulty();
    }
    Header header = new Header(declaration, file.format(), problems);
    if (!header.read(records)) {
      return faulty();
    }
    DeliveryProfile profile = readRecords(records, file.format(), header.fieldByColumn());
    if (profile.rows() == 0 && problems.isEmpty()) {
      problems.add(0, Reason.NO_RECORDS);
    }
    return problems.isEmpty()
        ? new Result.Sound(
            profile.rows(),
            measured.byteCount(),
            HexFormat.of().formatHex(measured.sha256()),
            profile)
        : faulty();
  }

  private Result faulty() {
    return new Result.Faulty(problems.kept(), problems.count());
  }

  private DeliveryProfile readRecords(Records records, CsvFormat format, int[] fieldByColumn)
      throws IOException {
    int columns = fieldByColumn.length;
    Map<String, FieldReader> readerByColumn = new HashMap<>();
    FieldReader[] readers = new FieldReader[columns];
    for (int c = 0; c < columns; c++) {
      Column column = declaration.columns().get(c);
      readers[c] = FieldReader.of(column, format, pseudonymKey);
      readerByColumn.put(column.name(), readers[c]);
    }
    FieldReader respondentReader = readerByColumn.get(declaration.respondent().column());
    if (respondentReader == null) {
      throw new IllegalStateException("the declaration lacks its respondent");
    }
    Pseudonymiser respondent = respondentReader.pseudonyms().orElseThrow();
    boolean once = declaration.respondent().records() == Respondent.Records.ONE;
    Pseudonymiser wholeRecord = new Pseudonymiser(pseudonymKey, "record-of-" + declaration.id());
    try (RowChecks checks =
        new RowChecks(declaration, period, readerByColumn, fieldByColumn, pseudonymKey, problems)) {
      boolean checked = !declaration.checks().equals(Checks.NONE);
      if (!checks.fitsPeriod()) {
        return DeliveryProfile.ofRows(0);
      }
      long rows = 0;
      while (records.next()) {
        rows++;
        if (!isReadable(records, format.charset(), columns)
            || !isRight(records, readers, fieldByColumn)) {
          continue;
        }
        if (once && !respondents.add(respondent.high(), respondent.low(), records.line())) {
          problems.add(
              records.line(),
              Optional.of(declaration.respondent().column()),
              Reason.DUPLICATE_RESPONDENT,
              "");
        }
        if (checked) {
          checks.check(records);
        }
        if (problems.isEmpty()) {
          sink.beginRecord(once ? respondent.further() : recordKey(wholeRecord, records));
          for (FieldReader reader : readers) {
            reader.handOn(sink);
          }
          sink.endRecord();
        }
      }
      tellLateRepetitions();
      checks.tellLateRepetitions();
      return checks.profile(rows);
    }
  }

  private void tellLateRepetitions() {
    RespondentSet.Repetitions late = respondents.repetitions(ProblemList.MOST_KEPT);
    problems.addLate(
        late.firstLines(),
        late.count(),
        Optional.of(declaration.respondent().column()),
        Reason.DUPLICATE_RESPONDENT);
  }

  /** Equal records of one respondent get equal keys; no count depends on which of them is taken. */
  private static long recordKey(Pseudonymiser wholeRecord, Records records) {
    wholeRecord.read(records.bytes(), records.recordStart(), records.recordEnd());
    return wholeRecord.further();
  }

  private boolean isReadable(Records records, Charset charset, int columns) {
    if (records.damage().isPresent()) {
      problems.add(records.line(), records.damage().get());
      return false;
    }
    if (records.isBeyondAscii()
        && !Encoding.fits(charset, records.bytes(), records.recordStart(), records.recordEnd())) {
      problems.add(records.line(), Optional.empty(), Reason.WRONG_ENCODING, charset.name());
      return false;
    }
    if (records.fields() != columns) {
      problems.add(
          records.line(),
          Optional.empty(),
          Reason.WRONG_NUMBER_OF_FIELDS,
          records.fields() + " / " + columns);
      return false;
    }
    return true;
  }

  private boolean isRight(Records records, FieldReader[] readers, int[] fieldByColumn) {
    boolean right = true;
    byte[] bytes = records.bytes();
    for (int c = 0; c < readers.length; c++) {
      FieldReader reader = readers[c];
      int field = fieldByColumn[c];
      @Nullable Reason reason = reader.read(bytes, records.start(field), records.end(field));
      if (reason != null) {
        right = false;
        problems.add(
            records.line(), Optional.of(reader.column().name()), reason, reader.allowed(reason));
      }
    }
    return right;
  }
}
