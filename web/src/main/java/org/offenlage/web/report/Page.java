package org.offenlage.web.report;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows a page: hands what it says to its template, without making a session. */
public final class Page {

  private Page() {}

  /**
   * Answers with a template.
   *
   * @param template name of a file below {@code /report/}, without its ending
   * @param content what the template reads as {@code page}
   */
  public static void show(
      String template, Object content, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute("stateless", true);
    request.setAttribute("page", content);
    request.getRequestDispatcher("/report/" + template + ".xhtml").forward(request, response);
  }
}
