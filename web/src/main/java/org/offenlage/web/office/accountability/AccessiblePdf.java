package org.offenlage.web.office.accountability;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Turns XHTML into a tagged PDF with its font inside (PDF/UA-1, ISO 14289-1). Stateless.
 *
 * <p>The font is Liberation Sans (SIL Open Font License 1.1), which PDFBox carries. Fetches
 * nothing: whatever a text names, no address is opened.
 */
final class AccessiblePdf {

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private AccessiblePdf() {}

  /** The document as PDF; costs some tenths of a second. */
  static byte[] of(String xhtml) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      new PdfRendererBuilder()
          .usePdfUaAccessibility(true)
          .usePdfVersion(1.7f)
          .withProducer("Offenlage")
          .useFont(AccessiblePdf::font, "Sans")
          .useUriResolver((base, uri) -> null)
          .withHtmlContent(xhtml, null)
          .toStream(out)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException("a document cannot be written as PDF", e);
    }
    return out.toByteArray();
  }

  private static InputStream font() {
    InputStream font = PDDocument.class.getResourceAsStream(FONT);
    if (font == null) {
      throw new IllegalStateException("the font of documents is missing");
    }
    return font;
  }
}
