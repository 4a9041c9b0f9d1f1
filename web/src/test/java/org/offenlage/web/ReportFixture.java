package org.offenlage.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedDimension.Role;
import org.offenlage.ejb.catalogue.PublishedTable;

/** Small published tables for tests. */
public final class ReportFixture {

  /** The county, an Amt with two municipalities, and a town that belongs to no Amt. */
  public static final List<String> AREAS =
      List.of("01056", "010569999", "01056001", "01056004", "01056015");

  private ReportFixture() {}

  /** A dimension of areas. */
  public static PublishedDimension areas() {
    return new PublishedDimension(
        "area",
        Role.AREA,
        new LocalizedText("Gebiet", "Area"),
        AREAS,
        Map.of(
            "01056", LocalizedText.same("Kreis Pinneberg"),
            "010569999", LocalizedText.same("Amt Beispiel"),
            "01056001", LocalizedText.same("Appen"),
            "01056004", LocalizedText.same("Bilsen"),
            "01056015", LocalizedText.same("Elmshorn")),
        Map.of(
            "010569999", "01056",
            "01056001", "010569999",
            "01056004", "010569999",
            "01056015", "01056"));
  }

  /** The years 2021 to 2023. */
  public static PublishedDimension years() {
    return new PublishedDimension(
        "year",
        Role.PERIOD,
        new LocalizedText("Jahr", "Year"),
        List.of("2021", "2022", "2023"),
        Map.of(),
        Map.of());
  }

  /** A classification with a total. */
  public static PublishedDimension sexes() {
    return new PublishedDimension(
        "sex",
        Role.CLASSIFICATION,
        new LocalizedText("Geschlecht", "Sex"),
        List.of("Total", "f", "m"),
        Map.of("Total", new LocalizedText("insgesamt", "total")),
        Map.of("f", "Total", "m", "Total"));
  }

  /** A birth rate: figures by area, then year. */
  public static PublishedTable birthRate(Figure... figures) {
    return table("birth-rate", List.of(areas(), years()), List.of(figures));
  }

  /** A birth rate in which every figure is exact: 8.0 for the county, and values around it. */
  public static PublishedTable exactBirthRate() {
    List<Figure> figures = new ArrayList<>();
    for (String value :
        List.of(
            "8.1", "8.2", "8.0", "7.5", "7.5", "7.5", "7.0", "7.1", "7.25", "8.0", "7.9", "8.0",
            "9.0", "9.1", "9.25")) {
      figures.add(exact(value));
    }
    return birthRate(figures.toArray(new Figure[0]));
  }

  /** A table with the given dimensions. */
  public static PublishedTable table(
      String id, List<PublishedDimension> dimensions, List<Figure> figures) {
    return new PublishedTable(
        id + "-1",
        new IndicatorMetadata(
            id,
            FieldOfAction.SOCIAL_LIFE,
            new LocalizedText("Geburtenrate", "Birth rate"),
            new LocalizedText("Geburten je 1.000.", "Births per 1,000."),
            new LocalizedText("Viele Kinder.", "Many children."),
            new LocalizedText("Geburten je 1.000 Einwohner", "births per 1,000 residents"),
            new LocalizedText("Register", "register"),
            1,
            IndicatorMetadata.DataOrigin.SYNTHETIC),
        1,
        Instant.parse("2026-01-02T10:00:00Z"),
        dimensions,
        figures,
        List.of(),
        new LocalizedText("k = 3", "k = 3"),
        "ab".repeat(32));
  }

  /** A value without deviation. */
  public static Figure exact(String value) {
    return new Figure.Exact(new BigDecimal(value));
  }

  /** A value with an interval that holds the true one with 95 percent. */
  public static Figure uncertain(String value, String lower, String upper) {
    return new Figure.Uncertain(
        new BigDecimal(value), new BigDecimal(lower), new BigDecimal(upper), 95);
  }

  /** A value kept secret. */
  public static Figure confidential() {
    return new Figure.Hidden(Figure.Reason.CONFIDENTIAL);
  }

  /** Figures that are all the same, as many as a birth rate needs. */
  public static Figure[] all(Figure figure) {
    Figure[] figures = new Figure[AREAS.size() * 3];
    Arrays.fill(figures, figure);
    return figures;
  }

  /** The parameters of an address. */
  public static Map<String, List<String>> parameters(String... namesAndValues) {
    Map<String, List<String>> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters
          .computeIfAbsent(namesAndValues[i], name -> new ArrayList<>())
          .add(namesAndValues[i + 1]);
    }
    return parameters;
  }
}
