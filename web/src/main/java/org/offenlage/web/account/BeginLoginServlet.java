package org.offenlage.web.account;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.offenlage.web.safeguard.LoginFirst;

/** Begins a login that ends on the page from which it was begun. */
@WebServlet("/login")
public class BeginLoginServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LoginFirst.begin(request, response, LoginServlet.ownAddress(request.getParameter("to")));
  }
}
