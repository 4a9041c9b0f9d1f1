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
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.catalogue.PublishedVersion;
import org.offenlage.ejb.catalogue.ReleaseCalendar;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;
import org.offenlage.web.report.Addresses.Version;
import org.offenlage.web.selection.VersionedId;

/**
 * The pages of indicators: {@code /indicator/birth-rate}, {@code /indicator/birth-rate/01056015},
 * and the same with {@code @2} behind the identifier for one version for good.
 */
@WebServlet("/indicator/*")
public class IndicatorServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private Catalogue catalogue;
  @Inject private ReleaseCalendar calendar;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    List<String> segments = Paths.segments(request.getPathInfo());
    Optional<VersionedId> asked =
        segments.isEmpty() || segments.size() > 2
            ? Optional.empty()
            : VersionedId.parse(segments.get(0));
    Optional<PublishedTable> found = asked.flatMap(id -> id.in(catalogue));
    if (asked.isEmpty() || found.isEmpty()) {
      showAbsence(asked, request, response);
      return;
    }
    PublishedTable table = found.get();
    int newest =
        catalogue
            .latest(table.metadata().id())
            .map(PublishedTable::version)
            .orElse(table.version());
    Edition edition =
        new ReportEdition(
            table, asked.get().version().isPresent() ? Version.FIXED : Version.NEWEST, newest);
    Optional<String> place = segments.size() == 2 ? Optional.of(segments.get(1)) : Optional.empty();
    PageRequest wanted = PageRequest.of(request, table, edition.page(), place);
    Texts texts = Texts.in(Language.of(request));
    if (wanted instanceof PageRequest.Elsewhere elsewhere) {
      response.sendRedirect(elsewhere.address());
    } else if (wanted instanceof PageRequest.Missing missing) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      Page.show(
          "missing", new MissingPage(table, missing.outcome(), edition, texts), request, response);
    } else if (wanted instanceof PageRequest.Shown shown) {
      request.setAttribute("errata", Errata.of(table, calendar, texts));
      Page.show("indicator", new IndicatorPage(shown.view(), texts, edition), request, response);
    }
  }

  /** What was withdrawn leaves a tombstone with the reason; anything else was never there. */
  private void showAbsence(
      Optional<VersionedId> asked, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<PublishedVersion.Withdrawn> tombstone = asked.flatMap(id -> id.tombstone(catalogue));
    if (tombstone.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setStatus(HttpServletResponse.SC_GONE);
    Page.show(
        "withdrawn",
        new WithdrawnPage(
            asked.get().id(),
            tombstone.get(),
            catalogue.latest(asked.get().id()),
            Texts.in(Language.of(request))),
        request,
        response);
  }
}
