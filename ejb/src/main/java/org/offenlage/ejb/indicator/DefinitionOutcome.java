package org.offenlage.ejb.indicator;

import java.util.List;

/** What became of a definition. */
public sealed interface DefinitionOutcome {

  /**
   * It is stored and in force.
   *
   * @param revision 1 for the first definition of this indicator, then ascending
   */
  record Defined(IndicatorDefinition definition, int revision) implements DefinitionOutcome {}

  /**
   * It does not fit the datasets it names.
   *
   * @param problems each a sentence for staff
   */
  record Refused(List<String> problems) implements DefinitionOutcome {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a refusal needs a reason");
      }
    }
  }
}
