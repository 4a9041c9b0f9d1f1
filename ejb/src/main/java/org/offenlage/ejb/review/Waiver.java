package org.offenlage.ejb.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * An exception from a release rule: a cell that may be shown though it is sensitive. Confidential
 * until a publication shows the cell.
 *
 * @param id its identifier
 * @param indicatorId whose publications may show it
 * @param ruleId under which release rule, whatever its version
 * @param table {@code count}, {@code numerator}, {@code denominator} or {@code share}
 * @param codes one code for each variable of the table, the reference period among them
 * @param basis hash of the records that the cell counted; for others it does not hold
 * @param ground what allows it
 * @param reason more closely, for everybody who will see the cell
 * @param grantedBy login name of the data-protection officer
 * @param grantedAt when
 */
public record Waiver(
    UUID id,
    String indicatorId,
    String ruleId,
    String table,
    List<String> codes,
    String basis,
    Ground ground,
    LocalizedText reason,
    String grantedBy,
    Instant grantedAt) {

  /** What allows to show a count that tells of single respondents. Names are stored. */
  public enum Ground {
    /** All whom the cell counts have agreed in writing. */
    CONSENT,
    /** Everybody can look the figure up elsewhere. */
    PUBLIC_ELSEWHERE,
    /** What it counts are no persons, and nobody can be found by it. */
    NOBODY_CONCERNED
  }

  public Waiver {
    codes = List.copyOf(codes);
  }

  /** The codes in one line. */
  public String cell() {
    return String.join(" ", codes);
  }

  @Override
  public String toString() {
    return "waiver " + id;
  }
}
