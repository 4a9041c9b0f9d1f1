package org.offenlage.ejb.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * Tells readers of exceptions, after the rule from which they are made.
 *
 * <p>Stateless.
 */
final class WaiverText {

  private WaiverText() {}

  /** The rule in a sentence or two, and then each reason for which cells are shown all the same. */
  static LocalizedText after(LocalizedText rule, List<Waiver> shown) {
    Map<LocalizedText, Integer> cells = new LinkedHashMap<>();
    shown.forEach(waiver -> cells.merge(told(waiver), 1, Integer::sum));
    StringBuilder german = new StringBuilder(rule.german());
    StringBuilder english = new StringBuilder(rule.english());
    cells.forEach(
        (reason, number) -> {
          german
              .append(
                  number == 1 ? " Ausnahme: Ein Wert ist" : " Ausnahme: " + number + " Werte sind")
              .append(
                  " trotzdem zu sehen; die oder der Datenschutzbeauftragte hat es zugelassen, weil ")
              .append(reason.german());
          english
              .append(
                  number == 1
                      ? " Exception: one figure is"
                      : " Exception: " + number + " figures are")
              .append(" shown all the same; the data-protection officer allowed it because ")
              .append(reason.english());
        });
    return new LocalizedText(german.toString(), english.toString());
  }

  private static LocalizedText told(Waiver waiver) {
    LocalizedText ground =
        switch (waiver.ground()) {
          case CONSENT ->
              new LocalizedText(
                  "alle Betroffenen schriftlich eingewilligt haben",
                  "all concerned have agreed in writing");
          case PUBLIC_ELSEWHERE ->
              new LocalizedText(
                  "die Angabe allgemein zugänglich ist", "the figure is publicly available");
          case NOBODY_CONCERNED ->
              new LocalizedText(
                  "die Angabe keine Personen betrifft", "the figure is not about persons");
        };
    return new LocalizedText(
        ground.german() + " (" + waiver.reason().german() + ").",
        ground.english() + " (" + waiver.reason().english() + ").");
  }
}
