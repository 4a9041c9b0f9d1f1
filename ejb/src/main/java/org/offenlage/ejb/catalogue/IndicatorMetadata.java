package org.offenlage.ejb.catalogue;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a reader must know to read an indicator.
 *
 * @param id stable identifier, lower case words joined by hyphens, part of every URL
 * @param field the field of action it belongs to
 * @param name its name
 * @param definition how it is calculated, in a sentence
 * @param interpretation what a high or low value means, and what it does not mean
 * @param unit unit of the value, e.g. "Geburten je 1.000 Einwohner"
 * @param source where the data come from
 * @param decimals decimals shown on screen, 0 to 3
 * @param origin whether figures describe real people
 * @param details what a reader should know besides; empty where nobody wrote it down
 */
public record IndicatorMetadata(
    String id,
    FieldOfAction field,
    LocalizedText name,
    LocalizedText definition,
    LocalizedText interpretation,
    LocalizedText unit,
    LocalizedText source,
    int decimals,
    DataOrigin origin,
    Optional<IndicatorDetails> details) {

  /** Metadata without details. */
  public IndicatorMetadata(
      String id,
      FieldOfAction field,
      LocalizedText name,
      LocalizedText definition,
      LocalizedText interpretation,
      LocalizedText unit,
      LocalizedText source,
      int decimals,
      DataOrigin origin) {
    this(
        id,
        field,
        name,
        definition,
        interpretation,
        unit,
        source,
        decimals,
        origin,
        Optional.empty());
  }

  /** The same with these details. */
  public IndicatorMetadata with(IndicatorDetails more) {
    return new IndicatorMetadata(
        id,
        field,
        name,
        definition,
        interpretation,
        unit,
        source,
        decimals,
        origin,
        Optional.of(more));
  }

  /** Whether figures describe real people. */
  public enum DataOrigin {
    /** Collected by the administration. */
    ADMINISTRATIVE,
    /** Invented for demonstration, by a generator; nobody real is described. */
    SYNTHETIC
  }

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public IndicatorMetadata {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "an indicator's id is made of lower case words joined by hyphens");
    }
    if (decimals < 0 || decimals > 3) {
      throw new IllegalArgumentException("decimals must be 0 to 3");
    }
  }

  /** Whether a text can be the identifier of an indicator. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
