package org.offenlage.web.report;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.offenlage.ejb.catalogue.ReleaseCalendar;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

/** The release calendar: {@code /calendar}. */
@WebServlet("/calendar")
public class CalendarServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private ReleaseCalendar calendar;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Page.show(
        "calendar",
        new CalendarPage(calendar.planned(), Texts.in(Language.of(request))),
        request,
        response);
  }
}
