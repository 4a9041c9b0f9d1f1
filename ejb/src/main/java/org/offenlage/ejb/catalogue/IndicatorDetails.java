package org.offenlage.ejb.catalogue;

/**
 * What a reader should know besides to judge an indicator.
 *
 * @param basis whom or what the figures are about, e.g. residents on 31 December
 * @param direction whether more is better
 * @param updateInterval how often new figures come, e.g. "jährlich im Juni"
 * @param contact who answers questions, an office and no person
 * @param caveats what the figures do not tell, or where they must not be compared
 */
public record IndicatorDetails(
    LocalizedText basis,
    Direction direction,
    LocalizedText updateInterval,
    LocalizedText contact,
    LocalizedText caveats) {

  /** Whether more is better. */
  public enum Direction {
    /** Neither: it depends. */
    NEUTRAL(new LocalizedText("weder hoch noch niedrig ist gut", "neither high nor low is good")),
    HIGHER_IS_BETTER(new LocalizedText("hohe Werte sind erwünscht", "high values are wanted")),
    LOWER_IS_BETTER(new LocalizedText("niedrige Werte sind erwünscht", "low values are wanted"));

    private final LocalizedText label;

    Direction(LocalizedText label) {
      this.label = label;
    }

    /** What readers see. */
    public LocalizedText label() {
      return label;
    }
  }
}
