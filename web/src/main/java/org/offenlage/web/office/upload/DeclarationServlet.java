package org.offenlage.web.office.upload;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.web.office.document.DatasetDocument;

/** The declaration of a dataset as a YAML file, to be kept under version control. */
@WebServlet("/office/dataset-declaration")
public class DeclarationServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private transient Datasets datasets;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id");
    Optional<DatasetDeclaration> declaration = id == null ? Optional.empty() : datasets.find(id);
    if (declaration.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/yaml; charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + declaration.get().id() + ".yaml\"");
    response.getWriter().write(DatasetDocument.yaml(declaration.get()));
  }
}
