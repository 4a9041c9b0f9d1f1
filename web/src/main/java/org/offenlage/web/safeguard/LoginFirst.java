package org.offenlage.web.safeguard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a login before the pages of staff and citizens, and remembers which page was wanted.
 *
 * <p>The server's own login comes back to an address without its parameters; so only one address,
 * {@code /account/login}, is behind it, and this filter leads there and from there on. Whoever is
 * logged in but does not work in the office is refused the office's pages. Who may do what is
 * decided by the EJBs.
 */
public class LoginFirst extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final String WANTED = LoginFirst.class.getName() + ".wanted";
  private static final String LOGIN = "/account/login";
  private static final List<String> STAFF =
      List.of("planner", "data-protection-officer", "administrator");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    if (path.equals(LOGIN)) {
      chain.doFilter(request, response);
    } else if (request.getUserPrincipal() == null) {
      String query = request.getQueryString();
      // What an unknown sender posted is not kept; the page can be asked for again.
      boolean repeatable = request.getMethod().equals("GET") && query != null;
      begin(request, response, repeatable ? path + "?" + query : path);
    } else if (request.getServletPath().startsWith("/office")
        // The decoded path: an encoded one must not slip past.
        && STAFF.stream().noneMatch(request::isUserInRole)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      chain.doFilter(request, response);
    }
  }

  /**
   * Leads to the login, and afterwards to a page.
   *
   * @param wanted an address on this host, with its parameters
   */
  public static void begin(HttpServletRequest request, HttpServletResponse response, String wanted)
      throws IOException {
    request.getSession().setAttribute(WANTED, wanted);
    response.sendRedirect(LOGIN);
  }

  /** The page that was wanted before the login; said once. */
  public static @Nullable String wanted(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(WANTED) instanceof String wanted)) {
      return null;
    }
    session.removeAttribute(WANTED);
    return wanted;
  }
}
