package org.offenlage.ejb.catalogue.decoy;

import org.offenlage.privacy.confidential.ConfidentialTable;

/** Looks over every wall at once, so that a test can see the guards catch it. Never shipped. */
public final class Trespasser {
  private Trespasser() {}

  /** A public side that reads confidential tables and draws from a guessable source. */
  public static String trespass(ConfidentialTable table) {
    return table.toString() + new java.util.Random(1).nextInt() + Math.random();
  }
}
