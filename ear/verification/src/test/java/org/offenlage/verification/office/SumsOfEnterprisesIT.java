package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.offenlage.verification.OfficeApi;
import org.offenlage.verification.RealServer;

/**
 * Turnover of enterprises by municipality under the p % rule with holdings, by API: what one
 * holding dominates is not shown, and cannot be worked out from what is.
 */
class SumsOfEnterprisesIT {

  private static final String FIRMS = "enterprises-of-sums";
  private static final String RULE = "p-percent-of-sums";
  private static final OfficeApi PLANNER = OfficeApi.as("planung-a");

  private static String indicator(String id, String type) {
    return """
    {"id":"%s","field":"work","name":{"de":"Umsatz (Probe)","en":"Turnover (trial)"},
     "definition":"Umsatz","interpretation":"Nur eine Probe","unit":"Euro",
     "source":"Erfunden","decimals":0,"origin":"synthetic",
     "measure":{"type":"%s","column":"turnover","greatest":1000000000,"holding":"holding",
       "records":{"dataset":"%s","assignments":{"area":{"type":"code","column":"area"}}}},
     "dimensions":[
      {"name":"area","role":"area","label":{"de":"Gebiet","en":"Area"},
       "categories":[{"code":"Total","label":"Alle"},
        {"code":"A","label":"A","parent":"Total"},{"code":"B","label":"B","parent":"Total"},
        {"code":"C","label":"C","parent":"Total"},{"code":"D","label":"D","parent":"Total"}]},
      {"name":"year","role":"period","label":{"de":"Jahr","en":"Year"}}]}
    """
        .formatted(id, type, FIRMS);
  }

  /** In B one holding owns two of nine enterprises and nearly all of the turnover. */
  @BeforeAll
  static void deliver() {
    PLANNER.mustPost(
        "/datasets",
        """
        {"id":"%s","title":"Probe","legalBasis":"§ 67b SGB X","retention":"P1Y",
         "format":{"delimiter":",","encoding":"UTF-8","decimalMark":"."},
         "respondent":{"column":"enterprise","privacyUnit":"enterprise","records":"one"},
         "columns":[
          {"name":"enterprise","type":"identifier","kind":"enterprise"},
          {"name":"holding","type":"identifier","kind":"holding"},
          {"name":"area","type":"code","codes":["A","B","C","D"]},
          {"name":"turnover","type":"whole","least":0,"most":1000000000}]}
        """
            .formatted(FIRMS));
    StringBuilder csv = new StringBuilder("enterprise,holding,area,turnover\n");
    for (String area : List.of("A", "B", "C", "D")) {
      for (int firm = 0; firm < 9; firm++) {
        boolean giant = area.equals("B") && firm < 2;
        csv.append(area).append(firm).append(',');
        csv.append(giant ? "giant" : area + firm).append(',').append(area).append(',');
        csv.append(giant ? 400_000 + firm : 20_000 + 100 * firm).append('\n');
      }
    }
    assertThat(PLANNER.deliver(FIRMS, "2023", BodyPublishers.ofString(csv.toString())).statusCode())
        .isEqualTo(201);
    PLANNER.mustPost(
        "/rules",
        """
        {"id":"%s","title":"p %%","shortForm":"Summen verraten keinen Beitrag.",
         "mechanism":{"type":"suppression","threshold":3,"zeros":"free",
           "sums":"p-percent:p=40"},
         "denominators":"protected"}
        """
            .formatted(RULE));
    OfficeApi.as("datenschutz")
        .mustPost(
            "/rules/" + RULE + "/1/decision", "{\"verdict\":\"accepted\",\"reason\":\"gut\"}");
  }

  /** Value and status by area, as everybody gets them. */
  private static TreeMap<String, String> figures(String indicator) {
    HttpResponse<String> csv =
        RealServer.send(
            HttpRequest.newBuilder(
                    URI.create(
                        RealServer.url("/api/v1/indicators/" + indicator + "/data?format=csv")))
                .GET());
    assertThat(csv.statusCode()).isEqualTo(200);
    List<String> lines = csv.body().lines().toList();
    List<String> names = List.of(lines.get(0).split(",", -1));
    TreeMap<String, String> figures = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      figures.put(
          fields[names.indexOf("area")],
          fields[names.indexOf("value")] + fields[names.indexOf("status")]);
    }
    return figures;
  }

  @Test
  void whatOneHoldingDominatesIsHiddenInSumAndMeanAndInTheTotalsDifference() {
    PLANNER.mustPost("/indicators", indicator("turnover-of-sums", "sum"));
    PLANNER.mustPost("/indicators", indicator("mean-turnover-of-sums", "mean"));

    String id = Documents.publish("turnover-of-sums", "2023", RULE);
    assertThat(OfficeApi.as("datenschutz").get("/publications/" + id).body())
        .contains("largest-contributions")
        .doesNotContain("FAILED")
        .doesNotContain("\"failed\"");
    TreeMap<String, String> sums = figures("turnover-of-sums");
    assertThat(sums).containsEntry("B", "suppressed").containsEntry("Total", "1494301published");
    assertThat(sums.values().stream().filter("suppressed"::equals))
        .as("another one, or B were the rest of the total")
        .hasSizeGreaterThanOrEqualTo(2);

    Documents.publish("mean-turnover-of-sums", "2023", RULE);
    TreeMap<String, String> means = figures("mean-turnover-of-sums");
    sums.forEach(
        (area, sum) ->
            assertThat(means.getOrDefault(area, "nowhere").endsWith("suppressed"))
                .as("the mean of %s, whose number is public", area)
                .isEqualTo(sum.endsWith("suppressed")));
  }

  @Test
  void aRuleForCountsReleasesNoSums() {
    String rule = "counts-only-of-sums";
    PLANNER.mustPost("/rules", Documents.rule(rule));
    OfficeApi.as("datenschutz")
        .mustPost(
            "/rules/" + rule + "/1/decision", "{\"verdict\":\"accepted\",\"reason\":\"gut\"}");
    PLANNER.mustPost("/indicators", indicator("turnover-without-rule", "sum"));
    HttpResponse<String> refused =
        PLANNER.post(
            "/publications",
            "{\"indicator\":\"turnover-without-rule\",\"periods\":[\"2023\"],\"rule\":\"%s\"}"
                .formatted(rule));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("needs-noise");
  }
}
