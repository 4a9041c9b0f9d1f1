package org.offenlage.web.report;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.web.language.Language;

/** All places: {@code /places}. */
@WebServlet("/places")
public class PlacesServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private Catalogue catalogue;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Page.show(
        "places", new PlacesPage(Report.read(catalogue), Language.of(request)), request, response);
  }
}
