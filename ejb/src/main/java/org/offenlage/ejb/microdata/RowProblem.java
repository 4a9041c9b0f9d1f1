package org.offenlage.ejb.microdata;

import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with one line of a delivered file. Never holds the cell's value.
 *
 * @param line number of the line in the file, counted from 1, the header included; 0 for the file
 *     as a whole
 * @param column the column, where the problem lies in one
 * @param reason what is wrong
 * @param detail what would have been right, from the declaration: a range, a number of fields;
 *     empty where the reason says all; of changes in German and English with a tab between them
 */
public record RowProblem(long line, Optional<String> column, Reason reason, String detail) {

  /** The detail in a language; German unless it is English. */
  public String detail(Locale locale) {
    int tab = reason == Reason.IMPLAUSIBLE ? detail.indexOf('\t') : -1;
    if (tab < 0) {
      return detail;
    }
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
        ? detail.substring(tab + 1)
        : detail.substring(0, tab);
  }

  /** Everything that can be wrong. */
  public enum Reason {
    EMPTY_FILE("die Datei ist leer", "the file is empty"),
    UNSUPPORTED_FORMAT(
        "die Datei ist weder CSV noch XLSX, Parquet oder JSON Lines",
        "the file is neither CSV nor XLSX, Parquet or JSON lines"),
    UNREADABLE_FILE(
        "die Datei ist beschädigt und lässt sich nicht lesen",
        "the file is damaged and cannot be read"),
    FILE_NAME_WITH_PATH(
        "der Dateiname enthält einen Pfad; laden Sie die Datei unter ihrem bloßen Namen hoch",
        "the file's name holds a path; deliver the file under its plain name"),
    FILE_TOO_LARGE(
        "die Datei ist für dieses Format zu groß; liefern Sie sie als CSV",
        "the file is too large for its format; deliver it as CSV"),
    UNPACKS_TOO_LARGE(
        "die Datei wird beim Entpacken unverhältnismäßig groß",
        "the file grows out of proportion when it is unpacked"),
    DOCUMENT_TYPE(
        "die Arbeitsmappe enthält eine Dokumenttypdefinition; speichern Sie sie neu als XLSX",
        "the workbook holds a document type definition; save it again as XLSX"),
    TOO_MANY_COLUMNS(
        "die Kopfzeile nennt mehr als 1.000 Spalten", "the header names more than 1,000 columns"),
    UNUSABLE_COLUMN_NAME(
        "eine Spalte hat keinen brauchbaren Namen; erlaubt sind höchstens 63 Buchstaben, Ziffern,"
            + " Leerzeichen und _ . , : ; / ( ) % & # ° § -",
        "a column has no usable name; allowed are at most 63 letters, digits, blanks and"
            + " _ . , : ; / ( ) % & # ° § -"),
    WRONG_PERIOD(
        "der Bezugszeitraum hat nicht die vereinbarte Länge",
        "the reference period is not of the declared length"),
    OUTSIDE_PERIOD(
        "die Angabe liegt außerhalb des Bezugszeitraums",
        "the value lies outside the reference period"),
    DUPLICATE_KEY("derselbe Schlüssel kommt mehrfach vor", "the same key occurs more than once"),
    BROKEN_RULE("die Zeile verletzt eine Regel", "the line breaks a rule"),
    IMPLAUSIBLE(
        "ungewöhnliche Abweichung von der vorigen Lieferung; begründen Sie sie unter Lieferungen und"
            + " liefern Sie dieselbe Datei noch einmal",
        "unusual change against the delivery before; give reasons under deliveries and deliver the"
            + " same file again"),
    NOT_AN_OBJECT(
        "die Zeile ist kein JSON-Objekt aus einfachen Werten",
        "the line is not a JSON object of plain values"),
    NO_RECORDS("die Datei enthält nur die Kopfzeile", "the file holds nothing but its header"),
    WRONG_ENCODING(
        "die Bytes sind kein Text in der vereinbarten Kodierung",
        "the bytes are not text in the declared encoding"),
    NUL_BYTE("die Zeile enthält ein NUL-Byte", "the line holds a NUL byte"),
    LINE_TOO_LONG("die Zeile ist zu lang", "the line is too long"),
    UNCLOSED_QUOTE(
        "ein Anführungszeichen wird nicht geschlossen", "a quotation mark is never closed"),
    STRAY_QUOTE(
        "nach einem schließenden Anführungszeichen folgt Text",
        "text follows a closing quotation mark"),
    MISSING_COLUMN("die Spalte fehlt in der Kopfzeile", "the header lacks the column"),
    UNDECLARED_COLUMN("die Spalte ist nicht vereinbart", "the column is not declared"),
    REPEATED_COLUMN("die Kopfzeile nennt die Spalte zweimal", "the header names the column twice"),
    WRONG_NUMBER_OF_FIELDS(
        "die Zahl der Felder stimmt nicht mit der Kopfzeile überein",
        "the number of fields differs from the header"),
    EMPTY_VALUE("das Feld ist leer, muss aber gefüllt sein", "the field must not be empty"),
    UNKNOWN_CODE("der Code steht nicht in der Codeliste", "the code is not in the code list"),
    NOT_A_WHOLE_NUMBER("das Feld ist keine ganze Zahl", "the field is not a whole number"),
    NOT_A_NUMBER("das Feld ist keine Zahl", "the field is not a number"),
    NOT_A_YEAR("das Feld ist keine Jahreszahl", "the field is not a year"),
    NO_SUCH_DATE("dieses Datum gibt es nicht", "there is no such date"),
    OUT_OF_RANGE(
        "der Wert liegt außerhalb des vereinbarten Bereichs",
        "the value lies outside the declared range"),
    NEGATIVE("der Wert ist negativ", "the value is negative"),
    TOO_LONG("der Text ist zu lang", "the text is too long"),
    FORMULA(
        "das Feld beginnt wie eine Formel einer Tabellenkalkulation",
        "the field starts like a spreadsheet formula"),
    CONTROL_CHARACTER("das Feld enthält ein Steuerzeichen", "the field holds a control character"),
    DUPLICATE_RESPONDENT(
        "dieselbe Auskunftsperson kommt mehrfach vor", "the same respondent occurs more than once");

    private final String german;
    private final String english;

    Reason(String german, String english) {
      this.german = german;
      this.english = english;
    }

    /** A sentence without a full stop; German unless the language is English. */
    public String in(Locale locale) {
      return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? english : german;
    }
  }

  public RowProblem {
    if (line < 0) {
      throw new IllegalArgumentException("lines are counted from 1");
    }
  }
}
