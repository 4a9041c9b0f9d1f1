package org.offenlage.ejb.review;

import java.time.Instant;
import java.util.Map;
import org.offenlage.ejb.access.Refusal;

/** Why a publication does not become public at that time. */
public sealed interface ReleaseRefusal extends Refusal {

  /** It was planned to become public later. */
  record UnderEmbargo(Instant until) implements ReleaseRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "under-embargo";
    }

    @Override
    public String detail() {
      return "It becomes public by itself at " + until + ", and not before.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("until", until.toString());
    }
  }

  /** A release is planned for what is past. */
  record ReleaseNotAhead() implements ReleaseRefusal {
    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String code() {
      return "release-not-ahead";
    }

    @Override
    public String detail() {
      return "Plan the publication for an instant that lies ahead.";
    }
  }
}
