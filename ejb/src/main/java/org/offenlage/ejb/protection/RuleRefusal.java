package org.offenlage.ejb.protection;

import org.offenlage.ejb.access.Refusal;

/** Why nothing was done about a release rule. */
public sealed interface RuleRefusal extends Refusal {

  /** There is no such rule or version. */
  record UnknownRule() implements RuleRefusal {
    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public String code() {
      return "unknown-rule";
    }

    @Override
    public String detail() {
      return "There is no such version of a release rule.";
    }
  }

  /** A decision was made before, and is not made twice. */
  record AlreadyDecided() implements RuleRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "rule-already-decided";
    }

    @Override
    public String detail() {
      return "This version of the rule was decided on already; draft a new version.";
    }
  }

  /** Nobody decides on what they drafted themselves. */
  record OwnDraft() implements RuleRefusal {
    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String code() {
      return "own-draft";
    }

    @Override
    public String detail() {
      return "Who drafted a release rule cannot decide on it.";
    }
  }

  /** A decision needs a reason. */
  record ReasonMissing() implements RuleRefusal {
    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String code() {
      return "reason-missing";
    }

    @Override
    public String detail() {
      return "Give a reason of at most 4,000 characters.";
    }
  }
}
