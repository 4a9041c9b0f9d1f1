package org.offenlage.web.office;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Texts;

/** A condition on records as three fields of a form, whose names begin alike. Stateless. */
final class ConditionForm {

  /** Kinds of conditions, in the order in which they are offered. */
  static final List<String> TYPES = List.of("one-of", "between", "below-percent-of-median");

  private static final Pattern INTERVAL =
      Pattern.compile("(-?[\\d.,]+)\\s*(?:–|-|bis|to)\\s*(-?[\\d.,]+)");

  private ConditionForm() {}

  static Form empty() {
    return new Form().with("of", "BOTH").with("type", "one-of");
  }

  /** The condition that the fields describe, unless something is wrong with it. */
  static Optional<Condition> read(Form form, String prefix, Texts words, Texts forms) {
    String columnField = prefix.isEmpty() ? "column" : prefix + "Column";
    String typeField = prefix.isEmpty() ? "type" : prefix + "Type";
    String valueField = prefix.isEmpty() ? "value" : prefix + "Value";
    String column = form.required(columnField, forms);
    String value = form.required(valueField, forms);
    if (column.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    try {
      switch (form.text(typeField)) {
        case "one-of":
          return Optional.of(new Condition.OneOf(column, ColumnForm.codes(value)));
        case "between":
          Matcher interval = INTERVAL.matcher(value);
          if (interval.matches()) {
            Optional<BigDecimal> least = Form.parse(interval.group(1));
            Optional<BigDecimal> most = Form.parse(interval.group(2));
            if (least.isPresent() && most.isPresent()) {
              return Optional.of(new Condition.Between(column, least.get(), most.get()));
            }
          }
          form.refuse(valueField, words.get("condition.between-unusable"));
          return Optional.empty();
        case "below-percent-of-median":
          return Optional.of(
              new Condition.BelowPercentOfMedian(
                  column, Integer.parseInt(value.replace("%", "").strip())));
        default:
          form.refuse(typeField, forms.get("form.required"));
          return Optional.empty();
      }
    } catch (IllegalArgumentException refused) {
      form.refuse(valueField, words.get("condition.value-unusable"));
      return Optional.empty();
    }
  }

  /** Puts a condition into fields whose names begin alike. */
  static Form put(Condition condition, String prefix, Form form) {
    String columnField = prefix.isEmpty() ? "column" : prefix + "Column";
    String typeField = prefix.isEmpty() ? "type" : prefix + "Type";
    String valueField = prefix.isEmpty() ? "value" : prefix + "Value";
    form.with(columnField, condition.column());
    if (condition instanceof Condition.OneOf oneOf) {
      return form.with(typeField, "one-of").with(valueField, String.join("\n", oneOf.codes()));
    }
    if (condition instanceof Condition.Between between) {
      return form.with(typeField, "between")
          .with(
              valueField, between.least().toPlainString() + " – " + between.most().toPlainString());
    }
    if (condition instanceof Condition.BelowPercentOfMedian below) {
      return form.with(typeField, "below-percent-of-median")
          .with(valueField, Integer.toString(below.percent()));
    }
    throw new IllegalStateException("a condition that forms do not know");
  }
}
