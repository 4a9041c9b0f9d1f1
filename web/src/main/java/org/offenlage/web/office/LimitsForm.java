package org.offenlage.web.office;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.offenlage.ejb.protection.Limits;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Texts;

/** What a release rule limits, as fields of its form. Stateless. */
final class LimitsForm {

  private LimitsForm() {}

  static void put(Limits limits, Form form) {
    form.with("areaColumns", String.join(" ", new TreeSet<>(limits.areaColumns())))
        .with(
            "neverCrossed",
            limits.neverCrossed().stream()
                .map(each -> String.join(" ", each.sorted()))
                .collect(Collectors.joining("\n")));
    limits
        .smallestPopulation()
        .ifPresent(
            smallest ->
                form.with("populationOf", smallest.indicatorId())
                    .with("smallestPopulation", Long.toString(smallest.least())));
    limits
        .retention()
        .ifPresent(period -> form.with("retentionMonths", Long.toString(period.toTotalMonths())));
  }

  /** The limits that the form describes, unless something is wrong with them. */
  static Optional<Limits> read(Form form, Texts words, Texts forms) {
    List<Limits.Combination> neverCrossed = new ArrayList<>();
    for (String line : form.text("neverCrossed").split("\\R")) {
      Set<String> columns = columns(line);
      if (columns.size() == 1) {
        form.refuse("neverCrossed", words.get("rule.never-crossed.unusable"));
      } else if (!columns.isEmpty()) {
        neverCrossed.add(new Limits.Combination(columns));
      }
    }
    Optional<Limits.SmallestPopulation> smallest = smallest(form, words, forms);
    OptionalLong months = form.optionalWhole("retentionMonths", forms);
    if (months.isPresent() && (months.getAsLong() < 1 || months.getAsLong() > 1200)) {
      form.refuse("retentionMonths", words.get("rule.retention.unusable"));
    }
    if (!form.isFlawless()) {
      return Optional.empty();
    }
    return Optional.of(
        new Limits(
            columns(form.text("areaColumns")),
            smallest,
            neverCrossed,
            months.isPresent()
                ? Optional.of(Period.ofMonths((int) months.getAsLong()).normalized())
                : Optional.empty()));
  }

  private static Optional<Limits.SmallestPopulation> smallest(Form form, Texts words, Texts forms) {
    Optional<String> indicator = form.optional("populationOf");
    OptionalLong least = form.optionalWhole("smallestPopulation", forms);
    if (indicator.isEmpty() && least.isEmpty()) {
      return Optional.empty();
    }
    if (indicator.isEmpty() || least.isEmpty()) {
      form.refuse("smallestPopulation", words.get("rule.population.unusable"));
      return Optional.empty();
    }
    try {
      return Optional.of(new Limits.SmallestPopulation(indicator.get(), least.getAsLong()));
    } catch (IllegalArgumentException unusable) {
      form.refuse("smallestPopulation", words.get("rule.population.unusable"));
      return Optional.empty();
    }
  }

  private static Set<String> columns(String text) {
    Set<String> columns = new TreeSet<>();
    for (String column : text.strip().split("[\\s,×]+")) {
      if (!column.isEmpty()) {
        columns.add(column);
      }
    }
    return columns;
  }
}
