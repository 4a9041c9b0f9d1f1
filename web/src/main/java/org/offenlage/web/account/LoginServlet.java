package org.offenlage.web.account;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.offenlage.web.safeguard.LoginFirst;

/**
 * Leads back to where a reader was before logging in. Its address is behind the login: who arrives
 * here is logged in.
 */
@WebServlet("/account/login")
public class LoginServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(ownAddress(LoginFirst.wanted(request)));
  }

  /** The address, if it is one of this host; never a foreign one, whatever a link says. */
  static String ownAddress(@Nullable String wish) {
    boolean own =
        wish != null
            && wish.matches(
                "/(?:[A-Za-z0-9._~!$'()*,;=:@&?%+\\-][A-Za-z0-9._~!$'()*,;=:@&?%+/\\-]*)?");
    return own && wish != null ? wish : "/account/";
  }
}
