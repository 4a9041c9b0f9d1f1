package org.offenlage.ejb.microdata;

import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * What a file's content suggests about its declaration; somebody has to look at it. Its code lists
 * hold values of the file, identifiers aside, and are for the eyes of planners only.
 *
 * @param id from the file's name
 * @param title from the file's name
 * @param format how it is written
 * @param columns in the order of the file
 * @param respondent whom it seems to describe; nobody where no column looks like an identifier
 * @param checks keys, the kind of period and plausibility
 * @param period what it seems to describe
 * @param records how many were looked at
 */
public record Proposal(
    String id,
    String title,
    CsvFormat format,
    List<Column> columns,
    Optional<Respondent> respondent,
    Checks checks,
    Optional<ReferencePeriod> period,
    long records) {

  private static final Period USUAL_RETENTION = Period.ofYears(10);

  public Proposal {
    columns = List.copyOf(columns);
  }

  /**
   * The declaration that is proposed, for ten years.
   *
   * @param legalBasis which no file tells
   * @throws IllegalArgumentException where nobody is found to be the respondent
   */
  public DatasetDeclaration declaration(String legalBasis) {
    return new DatasetDeclaration(
        id,
        title,
        format,
        columns,
        respondent.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no column looks like an identifier of respondents; declare one")),
        legalBasis,
        USUAL_RETENTION,
        checks);
  }
}
