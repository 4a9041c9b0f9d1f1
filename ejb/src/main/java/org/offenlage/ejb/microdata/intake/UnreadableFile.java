package org.offenlage.ejb.microdata.intake;

import org.offenlage.ejb.microdata.RowProblem.Reason;

/** A file that cannot be read as a whole, and why. Carries nothing of its content. */
final class UnreadableFile extends Exception {

  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String detail;

  UnreadableFile(Reason reason, String detail) {
    super(reason + " " + detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  UnreadableFile(Reason reason) {
    this(reason, "");
  }

  Reason reason() {
    return reason;
  }

  /** What would be right; never a value of the file. */
  String detail() {
    return detail;
  }
}
