package org.offenlage.web.safeguard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Hides the templates: a page has one address, and it does not end in the name of a technology.
 *
 * <p>Acts on what comes from outside only; servlets forward to the templates.
 */
public class CleanAddresses extends HttpFilter {

  private static final long serialVersionUID = 1;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    boolean template =
        path.startsWith("/report/")
            || (path.endsWith(".xhtml") && !path.startsWith("/jakarta.faces.resource/"));
    if (template) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }
}
