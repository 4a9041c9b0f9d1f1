package org.offenlage.web.office;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offenlage.ejb.microdata.Checks;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.microdata.rule.Rule;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Texts;

/** The checks of a declaration as fields of its form. Stateless. */
final class ChecksForm {

  private static final String BETWEEN_COLUMNS = " + ";

  private ChecksForm() {}

  static void write(Checks checks, Form form) {
    form.with("periodKind", checks.period().map(period -> period.kind().name()).orElse(""))
        .with("periodColumn", checks.period().flatMap(Checks.PeriodCheck::column).orElse(""))
        .with(
            "keys",
            checks.keys().stream()
                .map(key -> String.join(BETWEEN_COLUMNS, key))
                .collect(Collectors.joining("\n")))
        .with("rules", checks.rules().stream().map(Rule::text).collect(Collectors.joining("\n")));
    checks
        .plausibility()
        .ifPresent(
            plausibility ->
                form.with("tolerance", Integer.toString(plausibility.tolerancePercent()))
                    .with("leastRecords", Integer.toString(plausibility.leastRecords()))
                    .with("area", plausibility.area().orElse(""))
                    .with("totals", String.join("\n", plausibility.totals())));
  }

  /** The checks that the form describes, unless something is wrong with them. */
  static Optional<Checks> read(Form form, Texts words, Texts forms) {
    try {
      Optional<Checks.PeriodCheck> period =
          form.optional("periodKind")
              .map(
                  kind ->
                      new Checks.PeriodCheck(
                          ReferencePeriod.Kind.valueOf(kind), form.optional("periodColumn")));
      List<List<String>> keys =
          lines(form, "keys").stream()
              .map(line -> Arrays.stream(line.split("\\+", -1)).map(String::strip).toList())
              .toList();
      return Optional.of(new Checks(period, keys, rules(form, words), plausibility(form, forms)))
          .filter(checks -> form.isFlawless());
    } catch (IllegalArgumentException refused) {
      form.refuse("keys", words.get("declare.does-not-fit", String.valueOf(refused.getMessage())));
      return Optional.empty();
    }
  }

  private static List<Rule> rules(Form form, Texts words) {
    try {
      return lines(form, "rules").stream().map(Rule::parse).toList();
    } catch (IllegalArgumentException refused) {
      form.refuse("rules", words.get("declare.does-not-fit", String.valueOf(refused.getMessage())));
      return List.of();
    }
  }

  private static Optional<Checks.Plausibility> plausibility(Form form, Texts forms) {
    if (form.optional("tolerance").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Checks.Plausibility(
            form.optional("area"),
            lines(form, "totals"),
            (int) Math.min(form.whole("tolerance", forms), 1_000_000),
            (int) Math.min(form.optionalWhole("leastRecords", forms).orElse(30), 1_000_000)));
  }

  private static List<String> lines(Form form, String name) {
    return form.text(name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
