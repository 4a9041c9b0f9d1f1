package org.offenlage.ejb.protection;

import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.tabulation.TabulatedTable;

/**
 * What a release rule says.
 *
 * @param id stable identifier, lower case words joined by hyphens
 * @param title its name
 * @param shortForm the rule in a sentence for readers of the report; tells no internal parameter
 * @param mechanism how tables are protected
 * @param denominators whether the denominator of a rate is protected too
 * @param limits what may not be published, however it is protected
 */
public record RuleDraft(
    String id,
    LocalizedText title,
    LocalizedText shortForm,
    ProtectionMechanism mechanism,
    Denominators denominators,
    Limits limits) {

  /** A rule that limits nothing. */
  public RuleDraft(
      String id,
      LocalizedText title,
      LocalizedText shortForm,
      ProtectionMechanism mechanism,
      Denominators denominators) {
    this(id, title, shortForm, mechanism, denominators, Limits.none());
  }

  public RuleDraft {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "a rule's id is made of lower case words joined by hyphens, 60 characters at most");
    }
    if (title.german().isBlank() || shortForm.german().isBlank()) {
      throw new IllegalArgumentException("a rule needs a title and a short form");
    }
  }

  /** Whether a text can be the identifier of a rule. */
  public static boolean isId(String text) {
    return text.length() <= 60 && text.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  }

  /**
   * Whether this table shows true counts, be it some or all, so that its safety or that of others
   * depends on what else is public.
   */
  public boolean showsTrueCounts(TabulatedTable.Part part) {
    return mechanism instanceof ProtectionMechanism.Suppression || isPublicFigure(part);
  }

  /** Whether this table is published as it is. */
  public boolean isPublicFigure(TabulatedTable.Part part) {
    return part == TabulatedTable.Part.DENOMINATOR && denominators == Denominators.PUBLIC_FIGURES;
  }

  /** How the denominator of a rate is treated. */
  public enum Denominators {
    /** Like the numerator. */
    PROTECTED,
    /** They are official figures that are public already; they are published as they are. */
    PUBLIC_FIGURES
  }
}
