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
  private static final String GREATEST = "greatest";

  private QuantityForm() {}

  /** Puts the column of a measure that has one, and its bound. */
  static void put(Measure measure, Form form) {
    for (Quantity quantity : measure.quantities()) {
      if (quantity instanceof Quantity.Total total) {
        form.with(COLUMN, total.column()).with(GREATEST, Long.toString(total.greatest()));
      } else if (quantity instanceof Quantity.Distinct distinct) {
        form.with(COLUMN, distinct.column());
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

  private static Optional<Quantity.Total> total(Form form, Texts words, Texts forms) {
    String column = form.required(COLUMN, forms);
    long greatest = form.whole(GREATEST, forms);
    if (column.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Quantity.Total(column, greatest));
    } catch (IllegalArgumentException refused) {
      form.refuse(GREATEST, words.get("define.greatest-unusable"));
      return Optional.empty();
    }
  }
}
