package org.offenlage.web.office.preview;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.review.Publications;
import org.offenlage.web.chart.Drawings;
import org.offenlage.web.report.Paths;
import org.offenlage.web.report.TableDrawings;

/** The chart and the map of a preview: {@code /office/publication-preview-drawing/ID/map.svg?…}. */
@WebServlet(PreviewEdition.DRAWINGS + "/*")
public class PreviewDrawingServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private transient Publications publications;
  @Inject private transient Drawings drawings;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Showing showing = new Showing(publications, request);
    if (!showing.isAllowed()) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    List<String> segments = Paths.segments(request.getPathInfo());
    Optional<UUID> id = segments.size() == 2 ? Showing.named(segments.get(0)) : Optional.empty();
    if (id.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    new TableDrawings(drawings, "no-store")
        .send(segments.get(1), () -> showing.drawing(id.get()), request, response);
  }
}
