package org.offenlage.ejb.democounty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.IndicatorMetadata.DataOrigin;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;

/** The demo county's indicators, as a planner would define them. Stateless. */
final class DemoIndicators {

  static final String BIRTH_RATE = "birth-rate";
  static final String MOTORISATION_RATE = "motorisation-rate";
  static final String BENEFIT_RATE = "benefit-rate";

  /** Nobody in the invented register of vehicles holds more cars. */
  private static final int MOST_CARS_OF_A_HOLDER = 3;

  private static final LocalizedText AREA = new LocalizedText("Gebiet", "Area");
  private static final LocalizedText YEAR = new LocalizedText("Jahr", "Year");

  private DemoIndicators() {}

  static List<IndicatorDefinition> all(CountyFacts facts) {
    return List.of(birthRate(facts), motorisationRate(facts), benefitRate(facts));
  }

  private static IndicatorDefinition birthRate(CountyFacts facts) {
    return new IndicatorDefinition(
        new IndicatorMetadata(
            BIRTH_RATE,
            FieldOfAction.SOCIAL_INFRASTRUCTURE,
            new LocalizedText("Geburtenrate", "Birth rate"),
            new LocalizedText(
                "Lebendgeborene eines Jahres je 1.000 Einwohnerinnen und Einwohner am 31. Dezember"
                    + " dieses Jahres.",
                "Live births in a year per 1,000 residents on 31 December of that year."),
            new LocalizedText(
                "Zeigt, wie viele Plätze in Krippen und Kitas bald gebraucht werden. Sie hängt vom"
                    + " Altersaufbau ab: Wo viele junge Erwachsene leben, ist sie höher, ohne dass"
                    + " Familien größer wären. In kleinen Gemeinden schwankt sie von Jahr zu Jahr"
                    + " stark.",
                "Shows how many nursery places will soon be needed. It depends on the age"
                    + " structure: where many young adults live it is higher, though families are"
                    + " no larger. In small municipalities it varies strongly from year to year."),
            new LocalizedText(
                "Geburten je 1.000 Einwohnerinnen und Einwohner", "births per 1,000 residents"),
            new LocalizedText(
                "Erfundene Register der Geburten und der Einwohner (Demonstration)",
                "Invented registers of births and of residents (demonstration)"),
            1,
            DataOrigin.SYNTHETIC),
        new Measure.Rate(
            byMunicipality(DemoDatasets.BIRTHS, List.of(), OptionalInt.empty()),
            byMunicipality(DemoDatasets.RESIDENTS, List.of(), OptionalInt.empty()),
            1_000),
        areaAndYear(facts.parents(), facts));
  }

  private static IndicatorDefinition motorisationRate(CountyFacts facts) {
    return new IndicatorDefinition(
        new IndicatorMetadata(
            MOTORISATION_RATE,
            FieldOfAction.MOBILITY,
            new LocalizedText("Motorisierungsgrad", "Motorisation rate"),
            new LocalizedText(
                "Private Personenkraftwagen am 31. Dezember je 1.000 Einwohnerinnen und Einwohner;"
                    + " je Halterin oder Halter zählen höchstens drei.",
                "Private cars on 31 December per 1,000 residents; at most three of each holder"
                    + " count."),
            new LocalizedText(
                "Hohe Werte stehen oft für weite Wege und wenig Bus und Bahn, nicht nur für"
                    + " Wohlstand. Fahrzeuge von Firmen zählen nicht mit.",
                "High values often stand for long ways and few buses and trains, not for wealth"
                    + " alone. Vehicles of companies do not count."),
            new LocalizedText(
                "Pkw je 1.000 Einwohnerinnen und Einwohner", "cars per 1,000 residents"),
            new LocalizedText(
                "Erfundenes Fahrzeugregister (Demonstration); Einwohnerzahl als öffentliche Angabe",
                "Invented register of vehicles (demonstration); population as a public figure"),
            0,
            DataOrigin.SYNTHETIC),
        new Measure.Rate(
            byMunicipality(
                DemoDatasets.VEHICLES,
                List.of(new Condition.OneOf("kind", List.of("car"))),
                OptionalInt.of(MOST_CARS_OF_A_HOLDER)),
            byMunicipality(DemoDatasets.RESIDENTS, List.of(), OptionalInt.empty()),
            1_000),
        areaAndYear(facts.parents(), facts));
  }

  private static IndicatorDefinition benefitRate(CountyFacts facts) {
    Assignment bySubArea = new Assignment.ByCode("sub_area");
    return new IndicatorDefinition(
        new IndicatorMetadata(
            BENEFIT_RATE,
            FieldOfAction.POVERTY,
            new LocalizedText("Leistungsbezug", "Receipt of benefits"),
            new LocalizedText(
                "Menschen in Haushalten, die am 31. Dezember Leistungen zur Sicherung des"
                    + " Lebensunterhalts erhalten, je 1.000 Einwohnerinnen und Einwohner.",
                "People in households that receive subsistence benefits on 31 December, per 1,000"
                    + " residents."),
            new LocalizedText(
                "Zeigt, wo Beratung und Angebote für Familien mit wenig Geld gebraucht werden."
                    + " Wer keinen Antrag stellt, zählt nicht mit.",
                "Shows where advice and services for families with little money are needed. Those"
                    + " who do not apply do not count."),
            new LocalizedText(
                "Leistungsbeziehende je 1.000 Einwohnerinnen und Einwohner",
                "recipients per 1,000 residents"),
            new LocalizedText(
                "Erfundenes Einwohnerregister (Demonstration)",
                "Invented register of residents (demonstration)"),
            0,
            DataOrigin.SYNTHETIC),
        new Measure.Rate(
            new CountQuery(
                DemoDatasets.RESIDENTS,
                Map.of("area", bySubArea),
                List.of(new Condition.OneOf("benefits", List.of("yes"))),
                OptionalInt.of(1)),
            new CountQuery(
                DemoDatasets.RESIDENTS, Map.of("area", bySubArea), List.of(), OptionalInt.of(1)),
            1_000),
        areaAndYear(facts.parentsWithSubAreas(), facts));
  }

  private static CountQuery byMunicipality(
      String dataset, List<Condition> conditions, OptionalInt recordsPerRespondent) {
    return new CountQuery(
        dataset,
        Map.of("area", new Assignment.ByCode("municipality")),
        conditions,
        recordsPerRespondent);
  }

  private static List<Dimension> areaAndYear(Map<String, String> parents, CountyFacts facts) {
    return List.of(
        new Dimension.Area("area", AREA, categories(parents, facts.names())),
        new Dimension.Period("year", YEAR));
  }

  /** Parents before their children, else in the order of the facts. */
  private static List<Category> categories(Map<String, String> parents, Map<String, String> names) {
    Map<String, List<String>> children = new LinkedHashMap<>();
    parents.forEach(
        (child, parent) -> children.computeIfAbsent(parent, p -> new ArrayList<>()).add(child));
    Map<String, String> labels = new HashMap<>(names);
    Set<String> ordered = new LinkedHashSet<>();
    addBelow(CountyFacts.COUNTY, children, ordered);
    List<Category> categories = new ArrayList<>();
    for (String code : ordered) {
      LocalizedText label = LocalizedText.same(labels.getOrDefault(code, code));
      String parent = parents.get(code);
      categories.add(
          parent == null ? Category.root(code, label) : Category.under(parent, code, label));
    }
    return categories;
  }

  private static void addBelow(
      String code, Map<String, List<String>> children, Set<String> ordered) {
    ordered.add(code);
    for (String child : children.getOrDefault(code, List.of())) {
      addBelow(child, children, ordered);
    }
  }
}
