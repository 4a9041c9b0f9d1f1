package org.offenlage.web.office.document;

/** A document that cannot be read: where in it, and what is wrong there. */
public class MalformedDocument extends Exception {

  private static final long serialVersionUID = 1;

  private final String path;

  /**
   * Says what is wrong.
   *
   * @param path the place, e.g. {@code columns[2].type}; empty for the document as a whole
   * @param reason a sentence without a full stop
   */
  public MalformedDocument(String path, String reason) {
    super(reason);
    this.path = path;
  }

  /** The place, e.g. {@code columns[2].type}; empty for the document as a whole. */
  public String path() {
    return path;
  }

  /** What is wrong there. */
  public String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
