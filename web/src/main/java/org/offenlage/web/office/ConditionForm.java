package org.offenlage.web.office;

import java.math.BigDecimal;
import java.util.ArrayList;
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
  static final List<String> TYPES =
      List.of("one-of", "between", "below-percent-of-median", "linked");

  private static final Pattern INTERVAL =
      Pattern.compile("(-?[\\d.,]+)\\s*(?:–|-|bis|to)\\s*(-?[\\d.,]+)");

  private static final Pattern LINK = Pattern.compile("(\\S+)\\s+(.+?)\\s+([+-]?\\d{1,2})");

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
        case "linked":
          return Optional.of(linked(column, value));
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
    if (condition instanceof Condition.Linked linked) {
      StringBuilder lines = new StringBuilder(linked.datasetId());
      lines.append(' ').append(linked.otherColumn()).append(' ').append(linked.yearsLater());
      for (Condition there : linked.conditions()) {
        if (there instanceof Condition.OneOf oneOf) {
          lines.append('\n').append(there.column()).append(" = ");
          lines.append(String.join(", ", oneOf.codes()));
        }
      }
      return form.with(typeField, "linked").with(valueField, lines.toString());
    }
    throw new IllegalStateException("a condition that forms do not know");
  }

  /** A line {@code register column years}, then lines {@code column = code, code}. */
  private static Condition.Linked linked(String column, String value) {
    List<String> lines = value.strip().lines().map(String::strip).toList();
    Matcher first = LINK.matcher(lines.get(0));
    if (!first.matches()) {
      throw new IllegalArgumentException("the first line of a link names register, column, years");
    }
    List<Condition> there = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("a further line of a link is column = code, code");
      }
      there.add(
          new Condition.OneOf(
              line.substring(0, equals).strip(),
              Pattern.compile(",")
                  .splitAsStream(line.substring(equals + 1))
                  .map(String::strip)
                  .toList()));
    }
    return new Condition.Linked(
        column, first.group(1), first.group(2), Integer.parseInt(first.group(3)), there);
  }
}
