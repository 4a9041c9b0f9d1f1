package org.offenlage.web.report;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

/** The profile of a place, all its figures at a glance: {@code /place/01056015}. */
@WebServlet("/place/*")
public class PlaceServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private Catalogue catalogue;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    List<String> segments = Paths.segments(request.getPathInfo());
    Language language = Language.of(request);
    Report report = Report.read(catalogue);
    Optional<Report.Area> area =
        segments.size() != 1
            ? Optional.empty()
            : report.allAreas(language).stream()
                .filter(each -> each.code().equals(segments.get(0)))
                .findFirst();
    if (area.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Page.show("place", new PlacePage(report, area.get(), Texts.in(language)), request, response);
  }
}
