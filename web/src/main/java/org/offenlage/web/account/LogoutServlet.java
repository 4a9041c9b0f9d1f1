package org.offenlage.web.account;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/**
 * Logs out here and at the login server, by OpenID Connect RP-initiated logout.
 *
 * <p>By POST only, so that no foreign page can log anybody out by a link.
 */
@WebServlet("/logout")
public class LogoutServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect("/");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession(false);
    String idToken = idToken(request, session);
    if (session != null) {
      session.invalidate();
    }
    response.sendRedirect(idToken == null ? "/" : endOfSession(idToken, request));
  }

  private static @Nullable String idToken(
      HttpServletRequest request, @Nullable HttpSession session) {
    String name = OidcSecurityContext.class.getName();
    Object context = request.getAttribute(name);
    if (context == null && session != null) {
      context = session.getAttribute(name);
    }
    return context instanceof OidcSecurityContext known ? known.getIDTokenString() : null;
  }

  private static String endOfSession(String idToken, HttpServletRequest request) {
    String realm =
        System.getProperty("offenlage.oidc.url", "http://localhost:8180/realms/offenlage");
    StringBuffer here = request.getRequestURL();
    String home = here.substring(0, here.length() - request.getRequestURI().length()) + "/";
    return realm
        + "/protocol/openid-connect/logout?client_id=offenlage-web&id_token_hint="
        + URLEncoder.encode(idToken, StandardCharsets.UTF_8)
        + "&post_logout_redirect_uri="
        + URLEncoder.encode(home, StandardCharsets.UTF_8);
  }
}
