package org.offenlage.web.report;

import java.util.Optional;
import org.offenlage.web.language.Texts;

/**
 * Where a table stands that a page shows: in the report, or somewhere else where only the office
 * may look. The page is the same; what it leads to and what is said of its version are not.
 *
 * <p>Paths are without parameters. Implementations are immutable.
 */
public interface Edition {

  /** The page of all places; that of one place stands below it, under the place's code. */
  String page();

  /**
   * A drawing of the table.
   *
   * @param kind {@code chart} or {@code map}
   */
  String drawing(String kind);

  /** Which version this is, and since when it is public. */
  String version(Texts texts);

  /** Whether a newer version replaced this one. */
  boolean isSuperseded();

  /**
   * An address that there is only for what was published, such as that of files and of the form for
   * feedback; empty where it was not, so that the link is shown but leads nowhere.
   */
  Optional<String> ifPublished(String address);
}
