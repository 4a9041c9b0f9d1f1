package org.offenlage.web.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.web.language.Texts;

/**
 * How a table was protected, for people who never heard of disclosure control.
 *
 * @param title name of the method
 * @param text what was done and what it means for a reader
 * @param parameters the parameters that readers may know
 */
public record ProtectionNote(String title, String text, List<IndicatorPage.Fact> parameters) {

  private static final Pattern LEVEL = Pattern.compile("noise on level (.+)");

  static ProtectionNote of(ProtectionStatement statement, Texts texts) {
    String key =
        switch (statement.mechanism()) {
          case PUBLIC_FIGURES -> "protection.public-figures";
          case SUPPRESSION -> "protection.suppression";
          case DISCRETE_LAPLACE -> "protection.discrete-laplace";
          case DISCRETE_GAUSSIAN -> "protection.discrete-gaussian";
          case CELL_KEY -> "protection.cell-key";
        };
    List<IndicatorPage.Fact> parameters = new ArrayList<>();
    for (Map.Entry<String, String> each : statement.publicParameters().entrySet()) {
      parameters.add(new IndicatorPage.Fact(name(each.getKey(), texts), each.getValue()));
    }
    return new ProtectionNote(texts.get(key), texts.get(key + ".text"), parameters);
  }

  private static String name(String parameter, Texts texts) {
    Matcher level = LEVEL.matcher(parameter);
    if (level.matches()) {
      return texts.get("parameter.noise-on-level", level.group(1));
    }
    try {
      return texts.get("parameter." + parameter.replace(' ', '-'));
    } catch (MissingResourceException unknown) {
      return parameter;
    }
  }
}
