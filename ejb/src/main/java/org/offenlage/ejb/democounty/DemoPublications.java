package org.offenlage.ejb.democounty;

import java.util.List;

/** Takes an indicator through its whole review: each step by the role that may take it. */
interface DemoPublications {

  /** Publishes an indicator over these years, going on from wherever an earlier start ended. */
  void publish(String indicatorId, List<String> years);
}
