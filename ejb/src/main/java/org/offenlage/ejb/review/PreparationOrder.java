package org.offenlage.ejb.review;

import java.time.Instant;
import java.util.UUID;
import org.offenlage.ejb.access.Refusal;

/**
 * What somebody asked to be prepared, and how far that is.
 *
 * @param id its identifier
 * @param request what is to be prepared
 * @param author login name of who asked
 * @param orderedAt when
 * @param progress how far it is
 */
public record PreparationOrder(
    UUID id, PreparationRequest request, String author, Instant orderedAt, Progress progress) {

  /** How far the preparation is. */
  public sealed interface Progress {}

  /**
   * It is under way.
   *
   * @param stage what is being done
   * @param table which table it is done to: {@code count}, {@code numerator}, {@code denominator}
   *     or {@code share}; empty before there are tables
   * @param step the stage's step, a word; empty where the stage has none
   * @param percent how much of the step is done, 0 to 100
   */
  public record Running(Stage stage, String table, String step, int percent) implements Progress {

    public Running {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("a share is 0 to 100 percent");
      }
    }

    static Running begun(Stage stage) {
      return new Running(stage, "", "", 0);
    }
  }

  /** The parts of a preparation, in their order. */
  public enum Stage {
    /** It waits for a thread. */
    WAITING,
    /** Records are counted into tables. */
    COUNTING,
    /** Tables are protected, and what is public already is protected from them. */
    PROTECTING,
    /** The result is attacked and checked. */
    EXAMINING,
    /** The result is put on the workbench. */
    STORING
  }

  /** Servers died over it again and again; nothing came of it, and it can be repeated. */
  public record Interrupted() implements Progress {}

  /**
   * It stands on the workbench.
   *
   * @param publication the publication in the making
   */
  public record Prepared(UUID publication) implements Progress {}

  /**
   * It cannot be prepared.
   *
   * @param refusal why
   */
  public record Refused(Refusal refusal) implements Progress {}

  /** Something broke; the server's log says what. Nothing came of it, and it can be repeated. */
  public record Failed() implements Progress {}

  /** Somebody called it off; nothing came of it, and it can be repeated. */
  public record Cancelled() implements Progress {}

  /** Whether the same can be asked for again in its place. */
  public boolean isRepeatable() {
    return progress instanceof Interrupted
        || progress instanceof Failed
        || progress instanceof Cancelled;
  }
}
