package org.offenlage.web.account;

import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;

/** A single figure with its unit, in words. Stateless. */
final class FigureWords {

  private FigureWords() {}

  static String of(Figure figure, IndicatorMetadata metadata, Language language) {
    Texts words = AccountWords.in(language);
    String unit = metadata.unit().in(language.locale());
    if (figure instanceof Figure.Exact exact) {
      return Numbers.format(exact.value(), metadata.decimals(), language) + " " + unit;
    }
    if (figure instanceof Figure.Perturbed perturbed) {
      return Numbers.format(perturbed.value(), metadata.decimals(), language) + " " + unit;
    }
    if (figure instanceof Figure.Uncertain uncertain) {
      return words.get(
          "figure.uncertain",
          Numbers.format(uncertain.value(), metadata.decimals(), language),
          unit,
          Numbers.format(uncertain.lower(), metadata.decimals(), language),
          Numbers.format(uncertain.upper(), metadata.decimals(), language));
    }
    return words.get("figure." + ((Figure.Hidden) figure).reason().name());
  }
}
