package org.offenlage.web.report;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.web.chart.Drawings;
import org.offenlage.web.language.Language;

/** The home page: one search box, the fields of action with their indicators, the places. */
@WebServlet("")
public class HomeServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private Catalogue catalogue;
  @Inject private Drawings drawings;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    drawings.warmUp();
    Page.show(
        "home", new HomePage(Report.read(catalogue), Language.of(request)), request, response);
  }
}
