package org.offenlage.web.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.web.language.Numbers;
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
  private static final Pattern DIFFERENCE = Pattern.compile("reliable difference on level (.+)");
  private static final Pattern DETAIL =
      Pattern.compile("least noisy total for detail of height (.+)");
  private static final Pattern LAPLACE = Pattern.compile("discrete Laplace, scale (.+)");
  private static final Pattern GAUSSIAN = Pattern.compile("discrete Gaussian, sigma squared (.+)");
  private static final Pattern IN_ONE_PERIOD = Pattern.compile("(.+) in one reference period");
  private static final Pattern FRACTION = Pattern.compile("(-?\\d+)/(\\d+)");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final int SIGNIFICANT_DIGITS = 4;

  static ProtectionNote of(ProtectionStatement statement, Texts texts) {
    String key =
        switch (statement.mechanism()) {
          case PUBLIC_FIGURES -> "protection.public-figures";
          case PUBLISHED_FIGURES -> "protection.published-figures";
          case SUPPRESSION -> "protection.suppression";
          case DISCRETE_LAPLACE -> "protection.discrete-laplace";
          case DISCRETE_GAUSSIAN -> "protection.discrete-gaussian";
          case EXPONENTIAL -> "protection.exponential";
          case CELL_KEY -> "protection.cell-key";
        };
    List<IndicatorPage.Fact> parameters = new ArrayList<>();
    for (Map.Entry<String, String> each : statement.publicParameters().entrySet()) {
      parameters.add(
          new IndicatorPage.Fact(
              name(each.getKey(), texts), value(each.getKey(), each.getValue(), texts)));
    }
    return new ProtectionNote(texts.get(key), texts.get(key + ".text"), parameters);
  }

  private static String name(String parameter, Texts texts) {
    Matcher level = LEVEL.matcher(parameter);
    if (level.matches()) {
      return texts.get("parameter.noise-on-level", level.group(1));
    }
    Matcher difference = DIFFERENCE.matcher(parameter);
    if (difference.matches()) {
      return texts.get("parameter.reliable-difference-on-level", difference.group(1));
    }
    Matcher detail = DETAIL.matcher(parameter);
    if (detail.matches()) {
      return texts.get("parameter.detail-of-height", detail.group(1));
    }
    try {
      return texts.get("parameter." + parameter.replace(' ', '-'));
    } catch (MissingResourceException unknown) {
      return parameter;
    }
  }

  /** A value in the language of the page; what is no word or number stays as it is. */
  private static String value(String parameter, String value, Texts texts) {
    String constant = "value." + parameter.replace(' ', '-') + "." + value;
    if (texts.has(constant)) {
      return texts.get(constant);
    }
    Matcher laplace = LAPLACE.matcher(value);
    if (laplace.matches()) {
      return texts.get("value.noise.laplace", number(laplace.group(1), texts));
    }
    Matcher gaussian = GAUSSIAN.matcher(value);
    if (gaussian.matches()) {
      return texts.get("value.noise.gaussian", number(gaussian.group(1), texts));
    }
    if (parameter.equals("privacy unit")) {
      Matcher inOnePeriod = IN_ONE_PERIOD.matcher(value);
      return inOnePeriod.matches()
          ? texts.get("value.unit.in-one-period", unit(inOnePeriod.group(1), texts))
          : unit(value, texts);
    }
    return number(value, texts);
  }

  private static String unit(String entity, Texts texts) {
    String key = "value.unit." + entity;
    return texts.has(key) ? texts.get(key) : entity;
  }

  /** A whole number, a decimal or a fraction as the language writes it. */
  private static String number(String value, Texts texts) {
    Matcher fraction = FRACTION.matcher(value);
    if (fraction.matches()) {
      BigDecimal about =
          new BigDecimal(fraction.group(1))
              .divide(new BigDecimal(fraction.group(2)), new MathContext(SIGNIFICANT_DIGITS));
      return texts.get(
          "value.fraction",
          value,
          Numbers.format(about, Math.max(0, about.scale()), texts.language()));
    }
    if (DECIMAL.matcher(value).matches()) {
      BigDecimal number = new BigDecimal(value);
      return Numbers.format(number, Math.max(0, number.scale()), texts.language());
    }
    return value;
  }
}
