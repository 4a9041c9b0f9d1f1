package org.offenlage.web.report;

import java.util.Map;
import java.util.Optional;
import org.offenlage.web.chart.Sketch;
import org.offenlage.web.language.Language;

/** How a drawing is to look, as an address says it. Stateless. */
final class DrawingLook {

  private DrawingLook() {}

  /** From {@code size}, {@code theme} and the language; empty where one of them is unknown. */
  static Optional<Sketch.Look> of(Map<String, String> parameters) {
    Optional<Language> language = Language.ofCode(parameters.get(Language.PARAMETER));
    for (Sketch.Theme theme : Sketch.Theme.values()) {
      for (Sketch.Size size : Sketch.Size.values()) {
        if (theme.code().equals(parameters.get("theme"))
            && size.code().equals(parameters.get("size"))) {
          return language.map(spoken -> new Sketch.Look(spoken, theme, size));
        }
      }
    }
    return Optional.empty();
  }
}
