package org.offenlage.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Shows errors that no resource or page handled: as a problem to programs, as a page to people. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** Errors that have texts of their own; any other is told as 400 or 500. */
  private static final Set<Integer> TOLD = Set.of(400, 401, 403, 404, 405, 413, 500);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    boolean direct = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null;
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    if (!direct && address instanceof String path && isForPrograms(path)) {
      byte[] body = Problem.ofStatus(status).toJson().toString().getBytes(StandardCharsets.UTF_8);
      response.setContentType(Problem.MEDIA_TYPE);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    } else {
      request.setAttribute("stateless", true);
      request.setAttribute("status", told(status));
      request.getRequestDispatcher("/report/error.xhtml").forward(request, response);
    }
  }

  private static boolean isForPrograms(String path) {
    return path.startsWith("/api/");
  }

  static int told(int status) {
    if (TOLD.contains(status)) {
      return status;
    }
    return status >= 400 && status < 500 ? 400 : 500;
  }
}
