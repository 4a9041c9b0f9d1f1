package org.offenlage.web.account;

import java.math.BigDecimal;
import java.text.NumberFormat;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

/** A single figure with its unit, in words. Stateless. */
final class FigureWords {

  private FigureWords() {}

  static String of(Figure figure, IndicatorMetadata metadata, Language language) {
    Texts words = AccountWords.in(language);
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMinimumFractionDigits(metadata.decimals());
    format.setMaximumFractionDigits(metadata.decimals());
    String unit = metadata.unit().in(language.locale());
    if (figure instanceof Figure.Exact exact) {
      return number(exact.value(), format) + " " + unit;
    }
    if (figure instanceof Figure.Uncertain uncertain) {
      return words.get(
          "figure.uncertain",
          number(uncertain.value(), format),
          unit,
          number(uncertain.lower(), format),
          number(uncertain.upper(), format));
    }
    return words.get("figure." + ((Figure.Hidden) figure).reason().name());
  }

  private static String number(BigDecimal number, NumberFormat format) {
    return format.format(number);
  }
}
