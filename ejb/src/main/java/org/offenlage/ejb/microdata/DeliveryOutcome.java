package org.offenlage.ejb.microdata;

import java.util.List;

/** What became of a delivered file: all of it is kept, or nothing. */
public sealed interface DeliveryOutcome {

  /**
   * Every row is kept.
   *
   * @param snapshot the new snapshot
   * @param warnings what staff should look at, without a respondent's data
   */
  record Accepted(Snapshot snapshot, List<String> warnings) implements DeliveryOutcome {
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Nothing is kept.
   *
   * @param problems the first problems, in the order of lines
   * @param problemCount how many problems there are in all; reading may have ended early where the
   *     file could not be read on
   */
  record Rejected(List<RowProblem> problems, long problemCount) implements DeliveryOutcome {
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.isEmpty() || problemCount < problems.size()) {
        throw new IllegalArgumentException("a rejection needs its problems");
      }
    }
  }

  /** No dataset is declared under this id; nothing was read. */
  record UnknownDataset(String datasetId) implements DeliveryOutcome {}
}
