package org.offenlage.web.report;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.evidence.PublicBudget;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.web.chart.Drawings;
import org.offenlage.web.chart.Sketch;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

/** Privacy budgets: {@code /budget}, and a drawing of each: {@code /budget/drawing.svg?…}. */
@WebServlet({"/budget", "/budget/drawing.svg"})
public class BudgetServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private PublicLedger ledger;
  @Inject private Drawings drawings;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getServletPath().equals("/budget")) {
      Texts texts = Texts.in(Language.of(request));
      Page.show("budget", new BudgetPage(ledger.budgets(), texts), request, response);
    } else {
      draw(request, response);
    }
  }

  private void draw(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Map<String, String> asked = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> asked.put(name, values[0]));
    Optional<Sketch.Look> look = DrawingLook.of(asked);
    String dataset = asked.getOrDefault("dataset", "");
    String unit = asked.getOrDefault("unit", "");
    List<PublicBudget> budgets = ledger.budgets();
    Optional<Sketch> sketch =
        look.flatMap(any -> BudgetPage.sketch(budgets, dataset, unit, Texts.in(any.language())));
    if (look.isEmpty() || sketch.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    // The name holds all that is drawn: another debit is another drawing.
    SvgAnswer.send(
        drawings.draw("budget " + sketch.get().toJson(look.get()), look.get(), sketch::get),
        "private, no-cache",
        request,
        response);
  }
}
