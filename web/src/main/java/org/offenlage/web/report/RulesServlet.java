package org.offenlage.web.report;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.web.language.Language;

/** The release rules in force: {@code /rules}. */
@WebServlet("/rules")
public class RulesServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private PublicLedger ledger;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Page.show("rules", new RulesPage(ledger.rules(), Language.of(request)), request, response);
  }
}
