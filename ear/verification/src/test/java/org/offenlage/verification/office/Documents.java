package org.offenlage.verification.office;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.offenlage.verification.OfficeApi;

/** Documents that the journeys send to the office's API. */
final class Documents {

  private Documents() {}

  /** The persons of {@link Persons}, with age groups that are open above; a newborn has age -1. */
  static String declaration(String id) {
    return """
    {"id":"%s","title":"Personen","legalBasis":"§ 67b SGB X","retention":"P5Y",
     "format":{"delimiter":",","encoding":"UTF-8","decimalMark":"."},
     "respondent":{"column":"rb030","privacyUnit":"person","records":"one"},
     "columns":[
      {"name":"db030","type":"identifier","kind":"household"},
      {"name":"rb030","type":"identifier","kind":"person"},
      {"name":"db040","type":"code","codes":[%s]},
      {"name":"hsize","type":"whole","least":1,"most":30},
      {"name":"age","type":"whole","least":-1,"most":120},
      {"name":"rb090","type":"code","codes":["female","male"]},
      {"name":"pl030","type":"code","codes":["1","2","3","4","5","6","7"],"optional":true},
      {"name":"pb220a","type":"code","codes":["AT","EU","Other"],"optional":true},
      {"name":"eqIncome","type":"fraction","least":0,"most":10000000}]}
    """
        .formatted(
            id, Persons.LAENDER.stream().map(land -> '"' + land + '"').collect(joining(",")));
  }

  /** Persons by Land, sex and age group. */
  static String counts(String id, String dataset) {
    return """
    {"id":"%s","field":"social-life","name":{"de":"Personen","en":"Persons"},
     "definition":"Zahl der Personen","interpretation":"Wie viele es sind","unit":"Personen",
     "source":"EU-SILC","decimals":0,"origin":"synthetic",
     "measure":{"type":"count","records":{"dataset":"%s","assignments":{
       "area":{"type":"code","column":"db040"},
       "sex":{"type":"code","column":"rb090"},
       "age":{"type":"band","column":"age","bands":[
         {"code":"0-17","from":-1},{"code":"18-64","from":18},
         {"code":"65-79","from":65},{"code":"80-","from":80}]}}}},
     "dimensions":[
      {"name":"area","role":"area","label":{"de":"Land","en":"Land"},
       "categories":[{"code":"AT","label":{"de":"Österreich","en":"Austria"}},%s]},
      {"name":"sex","role":"classification","label":{"de":"Geschlecht","en":"Sex"},
       "categories":[{"code":"Total","label":{"de":"Insgesamt","en":"Total"}},
        {"code":"female","label":{"de":"weiblich","en":"female"},"parent":"Total"},
        {"code":"male","label":{"de":"männlich","en":"male"},"parent":"Total"}]},
      {"name":"age","role":"classification","label":{"de":"Alter","en":"Age"},
       "categories":[{"code":"Total","label":{"de":"Insgesamt","en":"Total"}},
        {"code":"0-17","label":"0-17","parent":"Total"},{"code":"18-64","label":"18-64","parent":"Total"},
        {"code":"65-79","label":"65-79","parent":"Total"},{"code":"80-","label":"80+","parent":"Total"}]},
      {"name":"year","role":"period","label":{"de":"Jahr","en":"Year"}}]}
    """
        .formatted(
            id,
            dataset,
            Persons.LAENDER.stream()
                .map(
                    land ->
                        "{\"code\":\"%s\",\"label\":\"%s\",\"parent\":\"AT\"}"
                            .formatted(land, land))
                .collect(joining(",")));
  }

  /** Counts below 5 are suppressed, zeros are shown. */
  static String rule(String id) {
    return """
    {"id":"%s","title":"Unterdrückung unter 5","shortForm":"Zahlen unter 5 werden verborgen.",
     "mechanism":{"type":"suppression","threshold":5,"zeros":"free"},
     "denominators":"protected"}
    """
        .formatted(id);
  }

  /** Takes an indicator through all hands; says the publication's identifier. */
  static String publish(String indicator, String period, String rule) {
    return publish(indicator, List.of(period), rule);
  }

  /** The same with several periods. */
  static String publish(String indicator, List<String> periods, String rule) {
    String id = prepare(indicator, periods, rule);
    publish(id);
    return id;
  }

  /** Puts an indicator on the workbench; says the publication's identifier. */
  static String prepare(String indicator, List<String> periods, String rule) {
    return OfficeApi.member(
        OfficeApi.as("planung-a")
            .mustPost(
                "/publications",
                "{\"indicator\":\"%s\",\"periods\":[\"%s\"],\"rule\":\"%s\"}"
                    .formatted(indicator, String.join("\",\"", periods), rule)),
        "id");
  }

  /** Takes a publication from the workbench through all hands. */
  static void publish(String id) {
    OfficeApi.as("planung-a").mustPost("/publications/" + id + "/submit", "");
    OfficeApi.as("datenschutz").mustPost("/publications/" + id + "/review", "");
    OfficeApi.as("planung-b").mustPost("/publications/" + id + "/approve", "");
    OfficeApi.as("planung-b").mustPost("/publications/" + id + "/publish", "");
  }
}
