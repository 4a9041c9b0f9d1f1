package org.offenlage.web.report;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.web.chart.Drawings;
import org.offenlage.web.selection.VersionedId;

/**
 * Charts and maps as images: {@code /chart/birth-rate/2/map.svg?place=01056015&size=wide&…}; what
 * can be drawn, {@link TableDrawings} says.
 */
@WebServlet("/chart/*")
public class ChartServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private Catalogue catalogue;
  @Inject private Drawings drawings;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<String> segments = Paths.segments(request.getPathInfo());
    if (segments.size() != 3) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    new TableDrawings(drawings, "public, max-age=31536000, immutable")
        .send(
            segments.get(2),
            () ->
                VersionedId.parse(segments.get(0) + "@" + segments.get(1))
                    .flatMap(id -> id.in(catalogue)),
            request,
            response);
  }
}
