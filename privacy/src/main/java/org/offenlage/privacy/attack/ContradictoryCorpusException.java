package org.offenlage.privacy.attack;

/**
 * Thrown where published tables cannot all be true of the same respondents, so that nothing follows
 * from them together.
 */
public final class ContradictoryCorpusException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ContradictoryCorpusException(String table) {
    super(
        "table '" + table + "' contradicts the others; attack tables of the same respondents only");
  }

  ContradictoryCorpusException() {
    super("the published tables contradict each other; attack tables of the same respondents only");
  }
}
