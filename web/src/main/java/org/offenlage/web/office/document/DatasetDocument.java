package org.offenlage.web.office.document;

import jakarta.json.JsonObject;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.DeclarationJson;
import org.offenlage.ejb.microdata.DeclarationYaml;

/**
 * The declaration of a dataset as a document, in JSON or YAML; one form for pages, API and files.
 *
 * <p>Stateless.
 */
public final class DatasetDocument {

  private static final int LONGEST_DOCUMENT = 2_000_000;

  private DatasetDocument() {}

  /** Reads a declaration in JSON or YAML. */
  public static DatasetDeclaration read(String text) throws MalformedDocument {
    if (text.length() > LONGEST_DOCUMENT) {
      throw new MalformedDocument("", "the document has more than 2,000,000 characters");
    }
    try {
      return DeclarationJson.parseDocument(text);
    } catch (IllegalArgumentException refused) {
      String reason = refused.getMessage();
      throw new MalformedDocument("", reason == null ? "the values do not fit" : reason);
    }
  }

  /** Writes a declaration as JSON; {@link #read} reads it back. */
  public static JsonObject write(DatasetDeclaration declaration) {
    return DeclarationJson.write(declaration);
  }

  /** Writes a declaration as YAML; {@link #read} reads it back. */
  public static String yaml(DatasetDeclaration declaration) {
    return DeclarationYaml.write(declaration);
  }
}
