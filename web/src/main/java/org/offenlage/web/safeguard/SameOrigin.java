package org.offenlage.web.safeguard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that change something and come from another site's page.
 *
 * <p>A browser sends the session's cookie along with a form that a foreign page submits; it also
 * says where the form came from, in {@code Sec-Fetch-Site} or {@code Origin}. A request that says
 * neither is refused too. Requests with a bearer token are let through: no foreign page can make a
 * browser send one.
 */
public class SameOrigin extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (HARMLESS.contains(request.getMethod())
        || carriesToken(request.getHeader("Authorization"))
        || isSameOrigin(
            request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), ownOrigin(request))) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  static boolean carriesToken(@Nullable String authorization) {
    return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ");
  }

  static boolean isSameOrigin(@Nullable String fetchSite, @Nullable String origin, String own) {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin") || fetchSite.equals("none");
    }
    return own.equals(origin);
  }

  private static String ownOrigin(HttpServletRequest request) {
    int port = request.getServerPort();
    boolean usual = port == (request.isSecure() ? 443 : 80);
    return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
  }
}
