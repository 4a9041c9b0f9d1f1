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
import org.offenlage.web.language.Texts;

/** The ledger: {@code /ledger}, and {@code /ledger?before=120} for entries further back. */
@WebServlet("/ledger")
public class LedgerServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private PublicLedger ledger;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String before = request.getParameter("before");
    if (before != null && !before.matches("[1-9][0-9]{0,17}")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Texts texts = Texts.in(Language.of(request));
    LedgerPage page =
        before == null
            ? LedgerPage.newest(ledger, texts)
            : LedgerPage.before(Long.parseLong(before), ledger, texts);
    Page.show("ledger", page, request, response);
  }
}
