package org.offenlage.web.report;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

/** The search: {@code /search?q=…}. Leads straight on where there is one result only. */
@WebServlet("/search")
public class SearchServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private Catalogue catalogue;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String asked = Objects.requireNonNullElse(request.getParameter("q"), "").strip();
    String query = asked.substring(0, Math.min(asked.length(), Search.LONGEST_QUERY));
    Language language = Language.of(request);
    Report report = Report.read(catalogue);
    List<Search.Hit> hits = new Search(report, language).find(query);
    if (hits.size() == 1) {
      response.sendRedirect(hits.get(0).url());
      return;
    }
    request.setAttribute("searched", query);
    Page.show(
        "search",
        new SearchPage(query, hits, new HomePage(report, language), Texts.in(language)),
        request,
        response);
  }
}
