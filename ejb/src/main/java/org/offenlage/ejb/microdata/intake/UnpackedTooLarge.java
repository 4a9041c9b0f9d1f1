package org.offenlage.ejb.microdata.intake;

import java.io.IOException;

/** A packed file grows out of proportion. */
final class UnpackedTooLarge extends IOException {

  private static final long serialVersionUID = 1;
}
