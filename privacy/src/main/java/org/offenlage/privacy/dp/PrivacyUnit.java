package org.offenlage.privacy.dp;

/**
 * Whose presence or absence the guarantee hides: two datasets are neighbours when one has all
 * records of one such unit and the other has none of them, all else being equal.
 *
 * @param entity who, in the singular, such as "holder" or "household"
 * @param scope which of the entity's records count as one unit
 */
public record PrivacyUnit(String entity, Scope scope) {

  public PrivacyUnit {
    if (entity.isBlank()) {
      throw new IllegalArgumentException("a privacy unit needs the name of its entity");
    }
  }

  @Override
  public String toString() {
    return switch (scope) {
      case WHOLE_DATASET -> entity;
      case REFERENCE_PERIOD -> entity + " in one reference period";
    };
  }

  /** Which records of an entity the guarantee hides together. */
  public enum Scope {
    /** All that the entity ever contributed; losses of all periods add up. */
    WHOLE_DATASET,
    /**
     * What the entity contributed to one reference period; losses of different periods do not add
     * up (parallel composition), and presence over the years is not hidden.
     */
    REFERENCE_PERIOD
  }
}
