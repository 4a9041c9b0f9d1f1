package org.offenlage.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.web.ReportFixture;
import org.offenlage.web.language.Language;

class SearchTest {

  private static List<Search.Hit> find(String query) {
    return new Search(Report.of(List.of(ReportFixture.exactBirthRate())), Language.GERMAN)
        .find(query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Geburtenrate Elmshorn", "elmsh geburt", "ELMSHORN birth"})
  void aTopicAndAPlaceLeadToTheFigure(String query) {
    assertThat(find(query))
        .extracting(Search.Hit::url)
        .containsExactly("/indicator/birth-rate/01056015");
  }

  @Test
  void aPlaceLeadsToItsProfile() {
    assertThat(find("Elmshorn")).extracting(Search.Hit::url).containsExactly("/place/01056015");
  }

  @Test
  void aTopicLeadsToItsPage() {
    assertThat(find("birth")).extracting(Search.Hit::url).containsExactly("/indicator/birth-rate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "xyz", "%", "<script>"})
  void nothingIsFoundForNothing(String query) {
    assertThat(find(query)).isEmpty();
  }

  @Test
  void dotsOfUmlautsDoNotMatter() {
    assertThat(Search.words("Bönningstedt, Groß-Nordende"))
        .containsExactly("bonningstedt", "gross", "nordende");
  }
}
