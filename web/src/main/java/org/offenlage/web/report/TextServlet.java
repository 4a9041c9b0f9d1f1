package org.offenlage.web.report;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Pages that are only text, written once in each language. */
@WebServlet({"/accessibility", "/privacy", "/imprint", "/protection", "/developers"})
public class TextServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Page.show("text", request.getServletPath().substring(1), request, response);
  }
}
