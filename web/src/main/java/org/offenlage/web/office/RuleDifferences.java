package org.offenlage.web.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.offenlage.web.language.Texts;

/** What changes from one version of a release rule to another, in words. Stateless. */
final class RuleDifferences {

  private RuleDifferences() {}

  /** One sentence for each term that is new, gone or another, in the order of the terms. */
  static List<String> between(List<RulePages.Fact> before, List<RulePages.Fact> now, Texts words) {
    Map<String, String> old = new LinkedHashMap<>();
    before.forEach(fact -> old.put(fact.name(), fact.value()));
    List<String> sentences = new ArrayList<>();
    for (RulePages.Fact fact : now) {
      String was = old.remove(fact.name());
      if (was == null) {
        sentences.add(words.get("diff.added", fact.name(), fact.value()));
      } else if (!was.equals(fact.value())) {
        sentences.add(words.get("diff.changed", fact.name(), was, fact.value()));
      }
    }
    old.forEach((name, value) -> sentences.add(words.get("diff.removed", name, value)));
    return sentences;
  }
}
