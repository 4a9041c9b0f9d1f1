package org.offenlage.web.report;

import java.math.BigDecimal;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;

/**
 * A figure as a page writes it.
 *
 * @param kind which sign it gets
 * @param text the number, or the word in its place
 * @param margin the interval that holds the true value, in words; empty where there is none
 * @param interval the same for a column that is headed so
 * @param reason why there is no number, in a sentence; empty where there is one
 */
public record Cell(Kind kind, String text, String margin, String interval, String reason) {

  private static final int MOST_DECIMALS = 3;

  /** How a figure is shown. */
  public enum Kind {
    NUMBER,
    /** Hatched. */
    PROTECTED,
    /** White. */
    NO_DATA,
    NOT_MEANINGFUL
  }

  /** Whether there is a number. */
  public boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  /** Whether it is kept secret. */
  public boolean isProtected() {
    return kind == Kind.PROTECTED;
  }

  static Cell of(Figure figure, PublishedTable table, Texts texts) {
    if (figure instanceof Figure.Exact exact) {
      return new Cell(Kind.NUMBER, number(exact.value(), table, texts), "", "", "");
    }
    if (figure instanceof Figure.Perturbed perturbed) {
      return new Cell(Kind.NUMBER, number(perturbed.value(), table, texts), "", "", "");
    }
    if (figure instanceof Figure.Uncertain uncertain) {
      return new Cell(
          Kind.NUMBER,
          number(uncertain.value(), table, texts),
          margin("figure.margin", uncertain, table, texts),
          margin("figure.interval", uncertain, table, texts),
          "");
    }
    if (figure instanceof Figure.Hidden hidden) {
      return switch (hidden.reason()) {
        case CONFIDENTIAL -> hidden(Kind.PROTECTED, "confidential", texts);
        case TOO_SMALL_UNDER_NOISE -> hidden(Kind.PROTECTED, "too-small", texts);
        case NOT_MEASURED -> hidden(Kind.PROTECTED, "not-measured", texts);
        case PART_NOT_SHOWN -> hidden(Kind.PROTECTED, "part-not-shown", texts);
        case NOT_MEANINGFUL -> hidden(Kind.NOT_MEANINGFUL, "not-meaningful", texts);
        case NO_DATA -> hidden(Kind.NO_DATA, "no-data", texts);
      };
    }
    throw new IllegalStateException("a figure of an unknown kind");
  }

  /** The margin, with more decimals than usual where it would look like a single number. */
  private static String margin(
      String key, Figure.Uncertain figure, PublishedTable table, Texts texts) {
    int decimals = table.metadata().decimals();
    String lower = Numbers.format(figure.lower(), decimals, texts.language());
    String upper = Numbers.format(figure.upper(), decimals, texts.language());
    while (lower.equals(upper) && decimals < MOST_DECIMALS) {
      decimals++;
      lower = Numbers.format(figure.lower(), decimals, texts.language());
      upper = Numbers.format(figure.upper(), decimals, texts.language());
    }
    return texts.get(key, lower, upper);
  }

  private static Cell hidden(Kind kind, String key, Texts texts) {
    return new Cell(
        kind, texts.get("figure." + key), "", "", texts.get("figure." + key + ".reason"));
  }

  static String number(BigDecimal value, PublishedTable table, Texts texts) {
    Language language = texts.language();
    return Numbers.format(value, table.metadata().decimals(), language);
  }
}
