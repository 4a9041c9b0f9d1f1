package org.offenlage.ejb.democounty;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Respondent;

/** The declarations of the demo county's registers, as a planner would write them. Stateless. */
final class DemoDatasets {

  static final String RESIDENTS = "residents";
  static final String BIRTHS = "births";
  static final String VEHICLES = "vehicles";

  private static final String BASIS = "Demonstration: erfundene Daten, niemand wird beschrieben";

  private DemoDatasets() {}

  static List<DatasetDeclaration> all(CountyFacts facts) {
    return List.of(residents(facts), births(facts), vehicles(facts));
  }

  private static DatasetDeclaration residents(CountyFacts facts) {
    return declaration(
        RESIDENTS,
        "Einwohnerregister am 31. Dezember (erfunden)",
        new Respondent("person_id", "person", Respondent.Records.ONE),
        Column.required("person_id", new ColumnType.Identifier("person")),
        Column.required("household_id", new ColumnType.Identifier("household")),
        municipality(facts),
        subArea(facts),
        Column.required("sex", codes("f", "m")),
        Column.required("birth_year", new ColumnType.Year(new ColumnType.WholeRange(1900, 2023))),
        Column.required("nationality", codes("DE", "EU", "OTHER")),
        Column.required("benefits", codes("yes", "no")));
  }

  private static DatasetDeclaration births(CountyFacts facts) {
    return declaration(
        BIRTHS,
        "Geburten des Jahres (erfunden)",
        new Respondent("birth_id", "child", Respondent.Records.ONE),
        Column.required("birth_id", new ColumnType.Identifier("birth")),
        municipality(facts),
        subArea(facts),
        Column.required("sex", codes("f", "m")),
        Column.required("month", new ColumnType.Whole(new ColumnType.WholeRange(1, 12))));
  }

  private static DatasetDeclaration vehicles(CountyFacts facts) {
    return declaration(
        VEHICLES,
        "Private Kraftfahrzeuge am 31. Dezember (erfunden)",
        new Respondent("holder_id", "holder", Respondent.Records.MANY),
        Column.required("vehicle_id", new ColumnType.Identifier("vehicle")),
        Column.required("holder_id", new ColumnType.Identifier("person")),
        municipality(facts),
        Column.required("kind", codes("car", "motorcycle", "lorry")),
        Column.required("fuel", codes("petrol", "diesel", "electric", "other")));
  }

  private static DatasetDeclaration declaration(
      String id, String title, Respondent respondent, Column... columns) {
    return new DatasetDeclaration(
        id,
        title,
        CsvFormat.INTERNATIONAL,
        List.of(columns),
        respondent,
        BASIS,
        Period.ofYears(10));
  }

  private static ColumnType codes(String... codes) {
    return new ColumnType.Code(List.of(codes));
  }

  private static Column municipality(CountyFacts facts) {
    return Column.required(
        "municipality",
        new ColumnType.Code(facts.municipalities().stream().map(Municipality::ags).toList()));
  }

  private static Column subArea(CountyFacts facts) {
    List<String> subAreas = new ArrayList<>();
    facts.municipalities().forEach(municipality -> subAreas.addAll(municipality.subAreas()));
    return Column.required("sub_area", new ColumnType.Code(subAreas));
  }
}
