package org.offenlage.web.office;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.ledger.Attendance;

/** Has each login of staff recorded in the ledger, once a session. Citizens' are not. */
public class AttendanceFilter extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final String RECORDED = AttendanceFilter.class.getName() + ".recorded";
  private static final List<String> STAFF =
      List.of(Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER, Roles.ADMINISTRATOR);

  @Inject private transient Attendance attendance;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpSession session = request.getSession(false);
    if (session != null
        && request.getUserPrincipal() != null
        && !request.getUserPrincipal().getName().equals(session.getAttribute(RECORDED))
        && STAFF.stream().anyMatch(request::isUserInRole)) {
      attendance.loggedIn();
      session.setAttribute(RECORDED, request.getUserPrincipal().getName());
    }
    chain.doFilter(request, response);
  }
}
