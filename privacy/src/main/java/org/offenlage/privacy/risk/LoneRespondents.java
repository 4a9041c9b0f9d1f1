package org.offenlage.privacy.risk;

import java.util.Arrays;
import java.util.Map;
import org.offenlage.privacy.confidential.Contributions;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.structure.TableSystem;

/**
 * Who is alone in which cell, and hence knows its value without any publication.
 *
 * <p>Immutable; does not print its cells.
 */
public final class LoneRespondents {

  private static final int NOBODY = -1;

  private final int[] respondentOfCell;

  private LoneRespondents(int[] respondentOfCell) {
    this.respondentOfCell = respondentOfCell;
  }

  /**
   * Respondents of tables of counts: a cell of one holds one respondent, and so do those of its
   * parts and totals that are one too.
   */
  public static LoneRespondents ofCounts(LinkedTables tables) {
    TableSystem system = tables.system();
    int[] leader = new int[system.cellCount()];
    Arrays.setAll(leader, cell -> cell);
    for (int e = 0; e < system.equationCount(); e++) {
      if (tables.value(system.equationCell(e, 0)) == 1) {
        for (int place = 1; place < system.equationSize(e); place++) {
          if (tables.value(system.equationCell(e, place)) == 1) {
            int a = top(leader, system.equationCell(e, 0));
            int b = top(leader, system.equationCell(e, place));
            leader[Math.max(a, b)] = Math.min(a, b);
          }
        }
      }
    }
    int[] respondents = new int[leader.length];
    for (int cell = 0; cell < leader.length; cell++) {
      respondents[cell] = tables.value(cell) == 1 ? top(leader, cell) : NOBODY;
    }
    return new LoneRespondents(respondents);
  }

  /** Holdings that are the only contributor to a cell of a system of one table. */
  public static LoneRespondents of(Contributions contributions, LinkedTables tables) {
    int[] respondents = new int[tables.system().cellCount()];
    Arrays.setAll(respondents, cell -> contributions.soleHolding(cell).orElse(NOBODY));
    return new LoneRespondents(respondents);
  }

  /**
   * Respondents who were found elsewhere.
   *
   * @param respondentByCell a number, not negative, for who is alone in a cell of the system
   */
  public static LoneRespondents of(LinkedTables tables, Map<Integer, Integer> respondentByCell) {
    int[] respondents = new int[tables.system().cellCount()];
    Arrays.setAll(respondents, cell -> respondentByCell.getOrDefault(cell, NOBODY));
    return new LoneRespondents(respondents);
  }

  /**
   * The same respondents in a larger system whose first cells are those of the smaller one; of the
   * others it is not known who is in them.
   */
  public LoneRespondents within(LinkedTables larger) {
    int[] respondents = Arrays.copyOf(respondentOfCell, larger.system().cellCount());
    Arrays.fill(
        respondents,
        Math.min(respondentOfCell.length, respondents.length),
        respondents.length,
        NOBODY);
    return new LoneRespondents(respondents);
  }

  /** The same respondents in a table that has some of the cells. */
  public LoneRespondents among(int[] cells) {
    return new LoneRespondents(Arrays.stream(cells).map(cell -> respondentOfCell[cell]).toArray());
  }

  /** Nobody is alone, or it does not matter. */
  public static LoneRespondents none(LinkedTables tables) {
    int[] respondents = new int[tables.system().cellCount()];
    Arrays.fill(respondents, NOBODY);
    return new LoneRespondents(respondents);
  }

  private static int top(int[] leader, int cell) {
    int at = cell;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  /** A number for the respondent who is alone in the cell, or a negative number. */
  public int respondent(int cell) {
    return respondentOfCell[cell];
  }

  @Override
  public String toString() {
    return "LoneRespondents";
  }
}
