package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.RealServer;

/** The documents of data protection, made from the demo county. */
class DataProtectionDocumentsIT {

  @Test
  void areMadeFromTheLiveSystem() {
    try (Journey officer = Journey.in(Language.GERMAN)) {
      officer.login("datenschutz", "/office/documents");
      officer.assertAccessible().assertFitsPhone().screenshots("office-documents");
      assertThat(officer.page().innerText("#due")).contains("abgelaufener Frist: 0");
      officer.open("/office/document/processing-record.html");
      assertThat(officer.text()).contains("Art. 30", "Schutzeinheit „holder“");
      officer.assertAccessible().assertFitsPhone().screenshots("document-processing-record");
      officer.open("/office/document/impact-assessment.html");
      assertThat(officer.text()).contains("Kleine Zahlen sperren", "Mindestzahl", "ε = 1");
      officer.assertAccessible().assertFitsPhone();
      officer.open("/office/document/retention-list.html");
      assertThat(officer.text()).contains("residents 2023", "aufbewahrt");
      officer.assertAccessible().assertFitsPhone();
      officer.open("/office/document/access-answer.html?person=datenschutz");
      assertThat(officer.text()).contains("Art. 15", "Landeszentrum");
      officer.assertAccessible().assertFitsPhone();
      for (String document :
          new String[] {"processing-record", "impact-assessment", "retention-list"}) {
        assertThat(start(officer, "/office/document/" + document + ".pdf")).startsWith("%PDF-1.");
      }
    }
  }

  @Test
  void arePlannersTooButNotTheAnswerOnPersons() {
    try (Journey planner = Journey.in(Language.ENGLISH)) {
      planner.login("planung-a", "/office/documents");
      assertThat(planner.page().locator("#person").count()).isZero();
      assertThat(start(planner, "/office/document/processing-record.pdf")).startsWith("%PDF-1.");
      assertThat(start(planner, "/office/document/access-answer.pdf?person=buergerin"))
          .doesNotContain("%PDF");
    }
    assertThat(RealServer.get("/office/document/processing-record.pdf").statusCode())
        .isEqualTo(302);
  }

  private static String start(Journey journey, String path) {
    return (String)
        journey
            .page()
            .evaluate("async path => (await (await fetch(path)).text()).slice(0, 8)", path);
  }
}
