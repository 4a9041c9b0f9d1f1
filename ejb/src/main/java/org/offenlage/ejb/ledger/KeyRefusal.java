package org.offenlage.ejb.ledger;

import org.offenlage.ejb.access.Refusal;

/** Why the signing key was not changed. */
public sealed interface KeyRefusal extends Refusal {

  /** The act needs a reason. */
  record ReasonMissing() implements KeyRefusal {
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
