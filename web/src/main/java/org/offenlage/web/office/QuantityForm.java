package org.offenlage.web.office;

import java.util.Optional;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Texts;

/** Measures that read a column of each record, as fields of a form. Stateless. */
final class QuantityForm {

  private static final String COLUMN = "valueColumn";
  private static final String LEAST = "least";
  private static final String HOLDING = "holding";
  private static final String GREATEST = "greatest";
  private static final String PERCENT = "percent";

  private QuantityForm() {}

  /** Puts the column of a measure that has one, and its bound. */
  static void put(Measure measure, Form form) {
    for (Quantity quantity : measure.quantities()) {
      if (quantity instanceof Quantity.Total total) {
        form.with(COLUMN, total.column()).with(GREATEST, Long.toString(total.greatest()));
        total.holding().ifPresent(holding -> form.with(HOLDING, holding));
      } else if (quantity instanceof Quantity.Distinct distinct) {
        form.with(COLUMN, distinct.column());
      } else if (quantity instanceof Quantity.Quantile quantile) {
        form.with(COLUMN, quantile.column())
            .with(LEAST, Long.toString(quantile.least()))
            .with(GREATEST, Long.toString(quantile.greatest()))
            .with(PERCENT, Integer.toString(quantile.percent()));
      }
    }
  }

  static Optional<Measure> sum(CountQuery records, Form form, Texts words, Texts forms) {
    return total(form, words, forms).map(total -> new Measure.Sum(records, total));
  }

  static Optional<Measure> mean(CountQuery records, Form form, Texts words, Texts forms) {
    return total(form, words, forms).map(total -> new Measure.Mean(records, total));
  }

  static Optional<Measure> distinct(CountQuery records, Form form, Texts forms) {
    String column = form.required(COLUMN, forms);
    return column.isEmpty()
        ? Optional.empty()
        : Optional.of(new Measure.DistinctCount(records, new Quantity.Distinct(column)));
  }

  static Optional<Measure> quantile(CountQuery records, Form form, Texts words, Texts forms) {
    String column = form.required(COLUMN, forms);
    long least = form.whole(LEAST, forms);
    long greatest = form.whole(GREATEST, forms);
    long percent = form.whole(PERCENT, forms);
    if (!form.isFlawless()) {
      return Optional.empty();
    }
    if (percent < 1 || percent > 99) {
      form.refuse(PERCENT, words.get("define.percent-unusable"));
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Measure.QuantileOf(
              records, new Quantity.Quantile(column, least, greatest, (int) percent)));
    } catch (IllegalArgumentException refused) {
      form.refuse(GREATEST, words.get("define.range-unusable"));
      return Optional.empty();
    }
  }

  private static Optional<Quantity.Total> total(Form form, Texts words, Texts forms) {
    String column = form.required(COLUMN, forms);
    long greatest = form.whole(GREATEST, forms);
    if (column.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Quantity.Total(column, greatest, form.optional(HOLDING)));
    } catch (IllegalArgumentException refused) {
      form.refuse(GREATEST, words.get("define.greatest-unusable"));
      return Optional.empty();
    }
  }
}
