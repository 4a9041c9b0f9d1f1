package org.offenlage.ejb.democounty;

import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Respondent;

/**
 * A small invented register that the social report needs besides those of residents, births and
 * vehicles: made from the residents of a year, each of whom it holds once or not at all.
 *
 * @param id the dataset
 * @param title for staff
 * @param privacyUnit whom it describes
 * @param columns behind the identifier and the municipality
 * @param record what it holds of a resident, in the order of the columns; nothing where he or she
 *     is not in it
 */
record ReportRegister(
    String id,
    String title,
    String privacyUnit,
    List<Column> columns,
    Function<Resident, Optional<List<Object>>> record) {

  /** The years in which these registers are delivered. */
  static final List<Integer> YEARS = List.of(2022, 2023);

  private static final String BASIS = "Demonstration: erfundene Daten, niemand wird beschrieben";

  /** All of them. */
  static List<ReportRegister> all() {
    return List.of(preschool(), labour(), care(), households(), pupils(), disability(), leisure());
  }

  DatasetDeclaration declaration(CountyFacts facts) {
    List<Column> all = new ArrayList<>();
    all.add(
        Column.required(
            "person_id",
            new ColumnType.Identifier(id.equals("households") ? "household" : "person")));
    all.add(
        Column.required(
            "municipality",
            new ColumnType.Code(facts.municipalities().stream().map(Municipality::ags).toList())));
    all.addAll(columns);
    return new DatasetDeclaration(
        id,
        title,
        CsvFormat.INTERNATIONAL,
        all,
        new Respondent("person_id", privacyUnit, Respondent.Records.ONE),
        BASIS,
        Period.ofYears(10));
  }

  /** The file of a year. */
  byte[] file(DemoRegister register, int year) {
    StringBuilder csv = new StringBuilder("person_id,municipality");
    columns.forEach(column -> csv.append(',').append(column.name()));
    csv.append('\n');
    Map<String, Integer> sizes = new HashMap<>();
    if (id.equals("households")) {
      register.forEachResident(year, one -> sizes.merge(one.householdId(), 1, Integer::sum));
    }
    register.forEachResident(
        year,
        one -> {
          // A household is in its register once: with the first of its members.
          Integer size = id.equals("households") ? sizes.remove(one.householdId()) : null;
          if (id.equals("households") && size == null) {
            return;
          }
          record
              .apply(one)
              .ifPresent(
                  values -> {
                    csv.append(size == null ? one.id() : one.householdId());
                    csv.append(',').append(one.municipality());
                    if (size != null) {
                      csv.append(',').append(size).append(',').append(crowded(one, size));
                    }
                    values.forEach(value -> csv.append(',').append(value));
                    csv.append('\n');
                  });
        });
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String crowded(Resident one, int size) {
    return one.ofHousehold().of(43) < .015 * size * size ? "yes" : "no";
  }

  private static Column codes(String name, String... codes) {
    return Column.required(name, new ColumnType.Code(List.of(codes)));
  }

  private static Column whole(String name, long least, long most) {
    return Column.required(name, new ColumnType.Whole(new ColumnType.WholeRange(least, most)));
  }

  private static ReportRegister preschool() {
    return new ReportRegister(
        "preschool",
        "Kinder im Vorschulalter (erfunden)",
        "child",
        List.of(
            whole("age", 0, 6),
            codes("care", "none", "creche", "kita", "childminder"),
            whole("hours", 0, 60),
            codes("language", "german", "other"),
            codes("benefits", "yes", "no")),
        one -> {
          if (one.age() > 6) {
            return Optional.empty();
          }
          double rate = one.age() == 0 ? .03 : one.age() < 3 ? .5 : .93;
          boolean cared = one.chance().of(21) < rate;
          String kind =
              !cared
                  ? "none"
                  : one.chance().of(22) < .12 ? "childminder" : one.age() < 3 ? "creche" : "kita";
          return Optional.of(
              List.of(
                  one.age(),
                  kind,
                  cared ? 20 + 5 * (int) (one.chance().of(23) * 5) : 0,
                  one.word(24, one.isForeign() ? .8 : .09, "other", "german"),
                  one.benefits()));
        });
  }

  private static ReportRegister labour() {
    return new ReportRegister(
        "labour",
        "Erwerbspersonen am 31. Dezember (erfunden)",
        "person",
        List.of(
            codes("sex", "f", "m"),
            codes("status", "employed", "marginal", "unemployed"),
            whole("months", 0, 600),
            codes("workplace", "here", "elsewhere"),
            codes("transport", "car", "public", "bicycle")),
        one -> {
          boolean inForce = one.age() >= 18 && one.age() <= 66 && one.chance().of(25) < .8;
          if (!inForce) {
            return Optional.empty();
          }
          boolean unemployed = one.chance().of(26) < (one.benefits().equals("yes") ? .4 : .03);
          double mode = one.chance().of(27);
          return Optional.of(
              List.of(
                  one.sex(),
                  unemployed
                      ? "unemployed"
                      : one.word(28, one.sex().equals("f") ? .13 : .06, "marginal", "employed"),
                  unemployed ? (int) (40 * Math.pow(one.chance().of(29), 2)) : 0,
                  one.word(30, .72, "elsewhere", "here"),
                  mode < .22 ? "public" : mode < .36 ? "bicycle" : "car"));
        });
  }

  private static ReportRegister care() {
    return new ReportRegister(
        "care",
        "Pflegebedürftige am 31. Dezember (erfunden)",
        "person",
        List.of(whole("level", 1, 5), codes("kind", "relatives", "service", "home")),
        one -> {
          double rate = one.age() < 60 ? .008 : .01 * Math.exp((one.age() - 60) * .11);
          if (one.chance().of(31) >= Math.min(.8, rate)) {
            return Optional.empty();
          }
          double kind = one.chance().of(32);
          return Optional.of(
              List.of(
                  1 + Math.min(4, (int) (one.chance().of(33) * 3 + one.chance().of(34) * 2.4)),
                  kind < .52 ? "relatives" : kind < .8 ? "service" : "home"));
        });
  }

  private static ReportRegister households() {
    return new ReportRegister(
        "households",
        "Haushalte und Wohnungen am 31. Dezember (erfunden)",
        "household",
        List.of(
            whole("persons", 1, 30),
            codes("crowded", "yes", "no"),
            codes("tenure", "owner", "tenant", "subsidised")),
        one -> {
          double tenure = one.ofHousehold().of(35);
          double subsidised = one.benefits().equals("yes") ? .3 : .04;
          return Optional.of(
              List.of(tenure < subsidised ? "subsidised" : tenure < .5 ? "tenant" : "owner"));
        });
  }

  private static ReportRegister pupils() {
    return new ReportRegister(
        "schools",
        "Schülerinnen und Schüler (erfunden)",
        "pupil",
        List.of(
            whole("grade", 1, 10),
            codes("school", "primary", "community", "grammar", "special"),
            codes("support", "yes", "no"),
            codes("all_day", "yes", "no")),
        one -> {
          if (one.age() < 7 || one.age() > 16) {
            return Optional.empty();
          }
          int grade = one.age() - 6;
          boolean support = one.chance().of(36) < .065;
          boolean special = support && one.chance().of(37) < .3;
          double grammar = one.benefits().equals("yes") ? .2 : .42;
          String regular = grade < 5 ? "primary" : one.word(38, grammar, "grammar", "community");
          return Optional.of(
              List.of(
                  grade,
                  special ? "special" : regular,
                  support ? "yes" : "no",
                  one.word(39, grade < 5 ? .55 : .35, "yes", "no")));
        });
  }

  private static ReportRegister disability() {
    return new ReportRegister(
        "disability",
        "Anerkannte Behinderungen am 31. Dezember (erfunden)",
        "person",
        List.of(whole("degree", 20, 100)),
        one ->
            one.chance().of(40) < .02 + .0025 * one.age()
                ? Optional.of(List.of(20 + 10 * (int) (one.chance().of(41) * 9)))
                : Optional.empty());
  }

  private static ReportRegister leisure() {
    return new ReportRegister(
        "leisure",
        "Ausweise für Freizeit und Ehrenamt am 31. Dezember (erfunden)",
        "person",
        List.of(codes("library", "yes", "no"), codes("volunteer", "yes", "no")),
        one -> {
          boolean library = one.age() >= 6 && one.chance().of(42) < .14;
          boolean volunteer = one.age() >= 16 && one.chance().of(44) < .02;
          return library || volunteer
              ? Optional.of(List.of(library ? "yes" : "no", volunteer ? "yes" : "no"))
              : Optional.empty();
        });
  }
}
