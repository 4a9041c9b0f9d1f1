package org.offenlage.ejb.microdata.vault;

import java.util.UUID;

/** A snapshot's files are not as they were written. */
public final class TamperedSnapshotException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TamperedSnapshotException(UUID snapshot) {
    super("the files of snapshot " + snapshot + " were changed or damaged; restore them");
  }
}
