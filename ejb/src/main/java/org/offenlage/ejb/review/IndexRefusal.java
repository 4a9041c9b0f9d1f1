package org.offenlage.ejb.review;

import java.util.List;
import java.util.Map;
import org.offenlage.ejb.access.Refusal;

/** Why an index was not prepared or tried. */
public sealed interface IndexRefusal extends Refusal {

  @Override
  default Kind kind() {
    return Kind.CONFLICT;
  }

  /** The rule is meant for counts. */
  record NeedsPublishedFigures() implements IndexRefusal {
    @Override
    public String code() {
      return "index-needs-published-figures";
    }

    @Override
    public String detail() {
      return "An index is computed from published figures; choose a release rule for published"
          + " figures.";
    }
  }

  /** Figures that the index is computed from are not public. */
  record PartsNotPublished(List<String> missing) implements IndexRefusal {

    private static final int MOST_NAMED = 20;

    public PartsNotPublished {
      missing = List.copyOf(missing);
    }

    @Override
    public String code() {
      return "index-parts-not-published";
    }

    @Override
    public String detail() {
      return "These figures, from which the index is computed, are not published; publish them"
          + " first, or change the index: "
          + named();
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("missing", named());
    }

    private String named() {
      return String.join(", ", missing.subList(0, Math.min(MOST_NAMED, missing.size())))
          + (missing.size() > MOST_NAMED ? ", …" : "");
    }
  }

  /** Figures of the index are too large to be stated. */
  record TooLarge() implements IndexRefusal {
    @Override
    public String code() {
      return "index-too-large";
    }

    @Override
    public String detail() {
      return "Values of the index are too large to be stated; choose another base period or other"
          + " parts.";
    }
  }

  /** A trial shows what rules do to counts; an index has none. */
  record NothingToTry() implements IndexRefusal {
    @Override
    public String code() {
      return "index-has-no-trial";
    }

    @Override
    public String detail() {
      return "An index is computed from published figures, so no rule changes it; try rules on the"
          + " indicators that it is computed from.";
    }
  }
}
