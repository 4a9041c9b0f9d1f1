package org.offenlage.web.report;

import java.util.List;
import org.offenlage.ejb.evidence.PublicRule;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Numbers;

/** The release rules in force, in the short form that everybody may know. */
public final class RulesPage {

  private final List<Rule> rules;

  RulesPage(List<PublicRule> rules, Language language) {
    this.rules =
        rules.stream()
            .map(
                rule ->
                    new Rule(
                        rule.id(),
                        Integer.toString(rule.version()),
                        rule.title().in(language.locale()),
                        rule.shortForm().in(language.locale()),
                        Numbers.day(rule.since(), language)))
            .toList();
  }

  /** A rule. */
  public record Rule(String id, String version, String title, String text, String since) {}

  /** All of them, by identifier. */
  public List<Rule> rules() {
    return rules;
  }
}
