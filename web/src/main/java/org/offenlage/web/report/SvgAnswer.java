package org.offenlage.web.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Sends a drawing. Stateless. */
final class SvgAnswer {

  private SvgAnswer() {}

  /**
   * Answers with a drawing, or with "come back later".
   *
   * @param drawing compressed with gzip; empty where too many wait for one
   * @param caching value of {@code Cache-Control}
   */
  static void send(
      Optional<byte[]> drawing,
      String caching,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (drawing.isEmpty()) {
      response.setHeader("Retry-After", "10");
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    response.setContentType("image/svg+xml; charset=UTF-8");
    response.setHeader("Cache-Control", caching);
    response.setHeader("Vary", "Accept-Encoding");
    // Opened by itself, the drawing is a document: it may use its own style and font, nothing else.
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox");
    String accepted = request.getHeader("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip")) {
      response.setHeader("Content-Encoding", "gzip");
      response.setContentLength(drawing.get().length);
      response.getOutputStream().write(drawing.get());
    } else {
      try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(drawing.get()))) {
        plain.transferTo(response.getOutputStream());
      }
    }
  }
}
