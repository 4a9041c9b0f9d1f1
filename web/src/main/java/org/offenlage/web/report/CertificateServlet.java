package org.offenlage.web.report;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.evidence.Certificate;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;
import org.offenlage.web.selection.VersionedId;

/** The certificates of publications: {@code /certificate/birth-rate@1}. */
@WebServlet("/certificate/*")
public class CertificateServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private Catalogue catalogue;
  @Inject private PublicLedger ledger;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    List<String> segments = Paths.segments(request.getPathInfo());
    Optional<VersionedId> asked =
        segments.size() == 1
            ? VersionedId.parse(segments.get(0)).filter(each -> each.version().isPresent())
            : Optional.empty();
    Optional<Certificate> found = asked.flatMap(each -> ledger.certificate(segments.get(0)));
    if (asked.isEmpty() || found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    CertificatePage.Figures figures =
        asked.get().in(catalogue).isPresent()
            ? CertificatePage.Figures.PUBLIC
            : CertificatePage.Figures.WITHDRAWN;
    Page.show(
        "certificate",
        new CertificatePage(found.get(), ledger.keys(), figures, Texts.in(Language.of(request))),
        request,
        response);
  }
}
