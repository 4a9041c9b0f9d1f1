package org.offenlage.web.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Geography;

class GeographyLinesTest {

  private static final String LINES =
      """
      # Schulbezirke | School districts
      N = Nord | North
        N1 = Nordost
          01056001
          01056002
        01056003
      # Planungsräume
      P
        01056001
        01056002
        01056003
      """;

  private static final List<Geography> GEOGRAPHIES =
      List.of(
          new Geography(
              new LocalizedText("Schulbezirke", "School districts"),
              List.of(
                  Category.root("N", new LocalizedText("Nord", "North")),
                  Category.under("N", "N1", LocalizedText.same("Nordost"))),
              Map.of("01056001", "N1", "01056002", "N1", "01056003", "N")),
          new Geography(
              LocalizedText.same("Planungsräume"),
              List.of(Category.root("P", LocalizedText.same("P"))),
              Map.of("01056001", "P", "01056002", "P", "01056003", "P")));

  private static void expectRefused(String lines) {
    assertThatThrownBy(() -> GeographyLines.read(lines))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void areReadWithAreasAndWhatLiesInThem() {
    assertThat(GeographyLines.read(LINES)).isEqualTo(GEOGRAPHIES);
  }

  @Test
  void areReadBackAsTheyWereWritten() {
    assertThat(GeographyLines.read(GeographyLines.write(GEOGRAPHIES))).isEqualTo(GEOGRAPHIES);
    Geography byLevel =
        new Geography(
            LocalizedText.same("Levels"),
            List.of(
                Category.root("N", LocalizedText.same("N")),
                Category.root("S", LocalizedText.same("S")),
                Category.under("N", "N1", LocalizedText.same("N1"))),
            Map.of("a", "N1", "b", "S"));
    Geography read = GeographyLines.read(GeographyLines.write(List.of(byLevel))).get(0);
    assertThat(read.areas()).containsExactlyInAnyOrderElementsOf(byLevel.areas());
    assertThat(read.members()).isEqualTo(byLevel.members());
    assertThat(GeographyLines.read(" \n")).isEmpty();
  }

  @Test
  void areRefusedWhereSomethingIsMissing() {
    expectRefused("N\n  01056001");
    expectRefused("#\nN\n  01056001");
    expectRefused("# Schools");
    expectRefused("# Schools\nN\nM\n  01056001");
    expectRefused("# Schools\nN\n  01056001\nM\n  01056001");
  }
}
