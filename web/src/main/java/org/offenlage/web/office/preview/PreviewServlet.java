package org.offenlage.web.office.preview;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.review.Publications;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;
import org.offenlage.web.report.Errata;
import org.offenlage.web.report.IndicatorPage;
import org.offenlage.web.report.Page;
import org.offenlage.web.report.PageRequest;
import org.offenlage.web.report.Paths;

/**
 * The page of an indicator as readers will see it: {@code /office/publication-preview/ID}, {@code
 * /office/publication-preview/ID/01056015}, with the parameters of the public page.
 */
@WebServlet(PreviewEdition.PAGES + "/*")
public class PreviewServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private transient Publications publications;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Showing showing = new Showing(publications, request);
    if (!showing.isAllowed()) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    List<String> segments = Paths.segments(request.getPathInfo());
    Optional<UUID> id =
        segments.isEmpty() || segments.size() > 2
            ? Optional.empty()
            : Showing.named(segments.get(0));
    Optional<PublishedTable> table = id.flatMap(publications::preview);
    if (id.isEmpty() || table.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    PageRequest asked =
        PageRequest.of(
            request,
            table.get(),
            PreviewEdition.page(id.get()),
            segments.stream().skip(1).findFirst());
    if (asked instanceof PageRequest.Elsewhere elsewhere) {
      response.sendRedirect(elsewhere.address());
    } else if (asked instanceof PageRequest.Missing) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (asked instanceof PageRequest.Shown shown) {
      WorkbenchItem item = showing.page(id.get());
      Texts texts = Texts.in(Language.of(request));
      request.setAttribute("item", item);
      request.setAttribute("errata", errata(item, texts));
      Page.show(
          "preview",
          new IndicatorPage(shown.view(), texts, PreviewEdition.of(item)),
          request,
          response);
    }
  }

  /** What it will be said to correct; nothing corrects it yet. */
  private static Errata errata(WorkbenchItem item, Texts texts) {
    return new Errata(
        item.plan().erratum().map(text -> text.in(texts.language().locale())).orElse(""), "");
  }
}
