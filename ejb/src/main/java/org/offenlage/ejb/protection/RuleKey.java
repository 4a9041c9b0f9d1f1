package org.offenlage.ejb.protection;

import java.io.Serializable;
import java.util.Objects;

/**
 * Key of a version of a rule; a class with these members because Jakarta Persistence asks for it.
 */
@SuppressWarnings("NullAway.Init")
class RuleKey implements Serializable {

  private static final long serialVersionUID = 1;

  private String ruleId;
  private int version;

  protected RuleKey() {}

  RuleKey(String ruleId, int version) {
    this.ruleId = ruleId;
    this.version = version;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RuleKey that && version == that.version && ruleId.equals(that.ruleId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ruleId, version);
  }
}
