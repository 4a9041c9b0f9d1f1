package org.offenlage.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.offenlage.web.language.Language;
import org.w3c.dom.Document;

/** Draws for real; making the script context takes some seconds, once for all tests. */
class DrawingsTest {

  private static final Drawings DRAWINGS = new Drawings();
  private static final Sketch.Look LOOK =
      new Sketch.Look(Language.GERMAN, Sketch.Theme.LIGHT, Sketch.Size.WIDE);

  @AfterAll
  static void close() {
    DRAWINGS.close();
  }

  private static Sketch.Point value(String value) {
    return new Sketch.Point(new BigDecimal(value), null, null, Sketch.Mark.PLAIN, value);
  }

  private static Sketch.Point margin(String value, String lower, String upper) {
    return new Sketch.Point(
        new BigDecimal(value),
        new BigDecimal(lower),
        new BigDecimal(upper),
        Sketch.Mark.PLAIN,
        value);
  }

  private static Sketch.Point hidden() {
    return new Sketch.Point(null, null, null, Sketch.Mark.HIDDEN, "geschützt");
  }

  private static String svg(String name, Sketch sketch) throws Exception {
    byte[] compressed = DRAWINGS.draw(name, LOOK, () -> sketch).orElseThrow();
    String svg = plain(compressed);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    return svg.replaceAll("<style>@font-face[^<]*</style>", "");
  }

  private static String plain(byte[] compressed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aSeriesShowsGapsAsHatchedAndNumbersInGerman() throws Exception {
    Sketch line =
        new Sketch.Line(
            List.of("2021", "2022", "2023"),
            List.of(
                new Sketch.Series(
                    "Elm<shorn> & \"Co\"", List.of(margin("2.5", "1", "4"), hidden(), value("3"))),
                new Sketch.Series("Kreis", List.of(value("2"), value("2"), value("2")))),
            "geschützt");
    assertThat(svg("line", line))
        .contains("pattern")
        .contains("geschützt")
        .contains("2022")
        .doesNotContain("<shorn>");
  }

  @Test
  void barsStandBesideTheirReference() throws Exception {
    Sketch bars =
        new Sketch.Bars(
            List.of("Appen", "Bilsen"),
            List.of(value("1234.5"), hidden()),
            Optional.of(new Sketch.Reference(new BigDecimal("800"), "Kreis 800")));
    assertThat(svg("bars", bars))
        .contains("Appen")
        .contains("Kreis 800")
        .containsPattern(">1\\.[0-9]00<");
  }

  @Test
  void sharesNameBothParts() throws Exception {
    Sketch shares =
        new Sketch.Shares(
            List.of("2022", "2023"),
            new Sketch.Series("verbraucht", List.of(value("1.5"), value("0"))),
            new Sketch.Series("übrig", List.of(value("0.5"), value("2"))));
    assertThat(svg("shares", shares)).contains("verbraucht", "übrig", "2023", ">1.5<");
  }

  @Test
  void theMapOutlinesThePlaceAndHatchesWhatIsHidden() throws Exception {
    Sketch map =
        new Sketch.Map(
            List.of(
                new Sketch.Area(
                    "01056015",
                    "Elmshorn",
                    Optional.of(4),
                    Sketch.Shade.PLAIN,
                    Sketch.Emphasis.OUTLINED),
                new Sketch.Area(
                    "01056039",
                    "Pinneberg",
                    Optional.empty(),
                    Sketch.Shade.HATCHED,
                    Sketch.Emphasis.NONE)));
    assertThat(svg("map", map)).contains("Elmshorn").contains("pattern").contains("#003c7a");
  }

  @Test
  void whatWasDrawnIsNotDrawnAgain() {
    byte[] first =
        DRAWINGS
            .draw(
                "once",
                LOOK,
                () -> new Sketch.Bars(List.of("a"), List.of(value("1")), Optional.empty()))
            .orElseThrow();
    byte[] second =
        DRAWINGS
            .draw(
                "once",
                LOOK,
                () -> {
                  throw new AssertionError("it is remembered");
                })
            .orElseThrow();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void fetchesNothingFromElsewhere() throws Exception {
    String svg = svg("map alone", new Sketch.Map(List.of()));
    assertThat(svg.replace("http://www.w3.org/", "")).doesNotContain("http");
  }
}
