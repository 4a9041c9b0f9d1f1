package org.offenlage.web.office.upload;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.ejb.microdata.RowProblem;
import org.offenlage.ejb.microdata.intake.Proposer;
import org.offenlage.web.form.Notices;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;
import org.offenlage.web.office.document.DatasetDocument;
import org.offenlage.web.office.document.MalformedDocument;

/**
 * Takes a file from the page on which datasets are declared and leads back to it with the fields
 * filled: by the declaration, where the file is one, and otherwise by what its content suggests.
 */
@WebServlet("/office/dataset-propose")
public class ProposalServlet extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final String PAGE = "/office/dataset-declare";
  private static final int LARGEST_DOCUMENT_BYTES = 2_000_000;

  @Inject private transient Datasets datasets;
  @Inject private transient Proposals proposals;
  @Inject private transient Notices notices;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(PAGE);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String type = request.getContentType();
    InputStream body = request.getInputStream();
    try {
      String next = read(new MultipartReader(type == null ? "" : type, body), request);
      // A browser shows an answer only after it was allowed to send everything.
      body.transferTo(OutputStream.nullOutputStream());
      response.sendRedirect(next);
    } catch (EJBAccessException notAllowed) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private String read(MultipartReader form, HttpServletRequest request) throws IOException {
    Optional<MultipartReader.Part> part = form.next();
    while (part.isPresent()) {
      String name = part.get().fileName().orElse("");
      if (!name.isEmpty()) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(ya?ml|json)")
            ? document(part.get().content(), request)
            : propose(part.get().content(), name, request);
      }
      part = form.next();
    }
    notices.refused(words(request).get("upload.no-file"));
    return PAGE;
  }

  private String document(InputStream content, HttpServletRequest request) throws IOException {
    byte[] bytes = content.readNBytes(LARGEST_DOCUMENT_BYTES + 1);
    try {
      return kept(
          ProposedDeclaration.of(DatasetDocument.read(new String(bytes, StandardCharsets.UTF_8))));
    } catch (MalformedDocument e) {
      notices.refused(words(request).get("declare.yaml-unusable", e.reason()));
      return PAGE;
    }
  }

  private String propose(InputStream content, String name, HttpServletRequest request)
      throws IOException {
    Proposer.Result result = datasets.propose(content, name);
    if (result instanceof Proposer.Result.Proposed proposed) {
      return kept(ProposedDeclaration.of(proposed.proposal()));
    }
    RowProblem problem = ((Proposer.Result.Unreadable) result).problem();
    String reason = problem.reason().in(Language.of(request).locale());
    notices.refused(
        problem.line() == 0
            ? words(request).get("declare.file-unusable", reason)
            : words(request).get("declare.line-unusable", Long.toString(problem.line()), reason));
    return PAGE;
  }

  private String kept(ProposedDeclaration proposal) {
    return PAGE + "?proposal=" + proposals.keep(proposal);
  }

  private static Texts words(HttpServletRequest request) {
    return Texts.in(Language.of(request), "org.offenlage.web.office.words");
  }
}
