package org.offenlage.web.office.upload;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.offenlage.ejb.microdata.DeliveryOutcome;
import org.offenlage.ejb.microdata.RowProblem;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

/** The problems of a rejected file as CSV, for whoever has to correct it. */
@WebServlet("/office/delivery-problems")
public class ProblemListServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private transient DeliveryReports reports;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = request.getParameter("report");
    Optional<DeliveryReports.Report> report = name == null ? Optional.empty() : reports.find(name);
    if (report.isEmpty()
        || !(report.get().outcome() instanceof DeliveryOutcome.Rejected rejected)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Language language = Language.of(request);
    response.setContentType("text/csv; charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"problems.csv\"");
    PrintWriter out = response.getWriter();
    // The byte order mark tells spreadsheets that umlauts are UTF-8.
    out.print('\ufeff');
    out.print(
        Texts.in(language, "org.offenlage.web.office.words").get("delivery.problems.header")
            + "\r\n");
    for (RowProblem problem : rejected.problems()) {
      out.print(line(problem, language.locale()));
    }
  }

  static String line(RowProblem problem, Locale locale) {
    return problem.line()
        + ";"
        + field(problem.column().orElse(""))
        + ";"
        + field(problem.reason().in(locale))
        + ";"
        + field(problem.detail(locale))
        + "\r\n";
  }

  /** Column names come from the file: none may act as a formula in a spreadsheet. */
  private static String field(String text) {
    String harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return "\"" + harmless.replace("\"", "\"\"") + "\"";
  }
}
