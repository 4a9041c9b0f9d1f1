package org.offenlage.ejb.indicator;

import java.math.BigDecimal;
import java.util.List;

/** Whether a record belongs to what is counted. A record whose cell is empty never does. */
public sealed interface Condition {

  /** The column that is read. */
  String column();

  /**
   * The column holds one of these codes.
   *
   * @param codes at least one
   */
  record OneOf(String column, List<String> codes) implements Condition {
    public OneOf {
      codes = List.copyOf(codes);
      if (codes.isEmpty()) {
        throw new IllegalArgumentException("a condition needs at least one code");
      }
    }
  }

  /** The column's number lies in this interval, both ends inclusive. */
  record Between(String column, BigDecimal least, BigDecimal most) implements Condition {
    public Between {
      if (least.compareTo(most) > 0) {
        throw new IllegalArgumentException("an interval must not end before it begins");
      }
    }
  }

  /**
   * The column's number lies strictly below a percentage of its median over all records of the same
   * snapshot, whatever else is asked of the records counted. The median of an even number of
   * records is the mean of the middle two.
   *
   * <p>The limit depends on all respondents: one more or less may move many across it. A mechanism
   * whose promise rests on one respondent changing one cell must not be used.
   *
   * @param percent of the median, e.g. 60 for the usual limit of being at risk of poverty
   */
  record BelowPercentOfMedian(String column, int percent) implements Condition {
    public BelowPercentOfMedian {
      if (percent < 1 || percent > 1_000) {
        throw new IllegalArgumentException("the percentage must be 1 to 1,000");
      }
    }

    @Override
    public Locality locality() {
      return Locality.ALL_RECORDS;
    }
  }

  /**
   * The identifier in the column names somebody of whom another snapshot holds a record that meets
   * these conditions: linked by pseudonym, in another register or in another year. So flows are
   * counted: of those who received benefits a year earlier, who does not any more.
   *
   * <p>The answer depends on records of another period, so a mechanism whose promise is kept period
   * by period must not be used.
   *
   * @param column an identifier
   * @param datasetId the other register, or the same
   * @param otherColumn the identifier of the same kind there
   * @param yearsLater of the other snapshot: −1 for the year before; −30 to 30
   * @param conditions on the records there; none of them linked on. None for any record
   */
  record Linked(
      String column,
      String datasetId,
      String otherColumn,
      int yearsLater,
      List<Condition> conditions)
      implements Condition {

    private static final int FARTHEST = 30;

    public Linked {
      conditions = List.copyOf(conditions);
      if (Math.abs(yearsLater) > FARTHEST) {
        throw new IllegalArgumentException("a linked year may be 30 years away at most");
      }
      if (conditions.stream().anyMatch(Linked.class::isInstance)) {
        throw new IllegalArgumentException("a linked condition must not be linked on");
      }
    }

    @Override
    public Locality locality() {
      return Locality.ALL_RECORDS;
    }
  }

  /** Whether the answer for one record depends on other records than the own. */
  default Locality locality() {
    return Locality.OWN_RECORD;
  }

  /** What the answer for one record depends on. */
  enum Locality {
    OWN_RECORD,
    ALL_RECORDS
  }
}
