package org.offenlage.web.office.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.offenlage.web.language.Language;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Documents are PDF/UA-1, as veraPDF checks it. */
class AccessiblePdfTest {

  private static final OfficialDocument DOCUMENT =
      new OfficialDocument(
          "Verzeichnis & <Prüfung>",
          List.of(
              new OfficialDocument.Section(
                  "Überblick",
                  List.of(
                      new OfficialDocument.Paragraph("Größe ε ≤ 1, „genau“ – sonst nichts."),
                      new OfficialDocument.Terms(
                          List.of(new OfficialDocument.Term("Rechtsgrundlage", "§ 67b SGB X"))))),
              new OfficialDocument.Section(
                  "Lieferungen",
                  List.of(
                      new OfficialDocument.Grid(
                          "Fristen",
                          List.of("Datenbestand", "Jahr"),
                          java.util.stream.IntStream.range(0, 80)
                              .mapToObj(i -> List.of("Einwohner " + i, "2023"))
                              .toList())))));

  @BeforeAll
  static void begin() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  static List<String> faults(byte[] pdf) throws Exception {
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      return validator.validate(parser).getTestAssertions().stream()
          .filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
          .map(each -> each.getRuleId().getClause() + ": " + each.getMessage())
          .distinct()
          .toList();
    }
  }

  @Test
  void isPdfUaInBothLanguages() throws Exception {
    for (Language language : Language.values()) {
      assertThat(faults(AccessiblePdf.of(Markup.forPrint(DOCUMENT, language)))).isEmpty();
    }
  }

  @Test
  void isSeenToBeNoneWithoutTags() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfRendererBuilder()
        .withHtmlContent(Markup.forPrint(DOCUMENT, Language.GERMAN), null)
        .toStream(out)
        .run();
    assertThat(faults(out.toByteArray())).isNotEmpty();
  }

  @Test
  void saysWhatTheDocumentSays() throws Exception {
    try (var pdf = Loader.loadPDF(AccessiblePdf.of(Markup.forPrint(DOCUMENT, Language.GERMAN)))) {
      assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Verzeichnis & <Prüfung>", "Größe ε ≤ 1", "Einwohner 79");
    }
  }
}
