package org.offenlage.web.safeguard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/**
 * Tells browsers to trust nothing but this host: no foreign or inline script or style, no frame, no
 * guessing of types.
 *
 * <p>Forms may lead to the login server too, since posting with an expired session redirects there.
 * Pages are not kept by caches unless what makes them says otherwise.
 */
public class ResponseHeaders extends HttpFilter {

  private static final long serialVersionUID = 1;

  private String contentSecurityPolicy = policy("");

  @Override
  public void init(FilterConfig config) {
    contentSecurityPolicy =
        policy(origin(System.getProperty("offenlage.oidc.url", "http://localhost:8180/")));
  }

  static String policy(String loginOrigin) {
    return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        + ("form-action 'self' " + loginOrigin).strip()
        + "; frame-ancestors 'none'";
  }

  static String origin(String url) {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", contentSecurityPolicy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    response.setHeader("Cache-Control", isPersonal(request) ? "no-store" : "private, no-cache");
    chain.doFilter(request, response);
  }

  private static boolean isPersonal(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/office")
        || path.startsWith("/account")
        || path.startsWith("/api/v1/office")
        || path.startsWith("/api/v1/account");
  }
}
