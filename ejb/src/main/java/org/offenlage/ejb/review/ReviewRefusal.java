package org.offenlage.ejb.review;

import java.util.List;
import java.util.Map;
import org.offenlage.ejb.access.Refusal;

/** Why a publication was not prepared or not moved. */
public sealed interface ReviewRefusal extends Refusal {

  /** There is no such publication in the making. */
  record UnknownItem() implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public String code() {
      return "unknown-publication";
    }

    @Override
    public String detail() {
      return "There is no such publication in the making.";
    }
  }

  /** There is no such indicator. */
  record UnknownIndicator() implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public String code() {
      return "unknown-indicator";
    }

    @Override
    public String detail() {
      return "There is no indicator with this identifier.";
    }
  }

  /** No version of the release rule is in force. */
  record RuleNotInForce() implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "rule-not-in-force";
    }

    @Override
    public String detail() {
      return "The data-protection officer has not accepted any version of this release rule.";
    }
  }

  /** Periods are missing or cannot be read. */
  record InvalidPeriods() implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String code() {
      return "invalid-periods";
    }

    @Override
    public String detail() {
      return "Name at least one reference period, such as 2023; exactly one where the indicator is"
          + " no series.";
    }
  }

  /** Data were never delivered for something that is asked for. */
  record DataMissing(List<String> missing) implements ReviewRefusal {
    public DataMissing {
      missing = List.copyOf(missing);
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "data-missing";
    }

    @Override
    public String detail() {
      return "No data were delivered for " + String.join(", ", missing) + ".";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("missing", String.join(", ", missing));
    }
  }

  /** The tables could not be protected; protection says why. */
  record NotProtected(Refusal cause) implements ReviewRefusal {
    @Override
    public Kind kind() {
      return cause.kind();
    }

    @Override
    public String code() {
      return cause.code();
    }

    @Override
    public String detail() {
      return cause.detail();
    }

    @Override
    public Map<String, String> parameters() {
      return cause.parameters();
    }
  }

  /** The move is not in the table of legal moves. */
  record IllegalMove(State state, Action action) implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "illegal-move";
    }

    @Override
    public String detail() {
      return "A publication that is " + state + " does not allow " + action + ".";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("state", state.name(), "action", action.name());
    }
  }

  /** The move is legal, but not for somebody of the caller's roles. */
  record NotYourRole(Action action) implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String code() {
      return "not-your-role";
    }

    @Override
    public String detail() {
      return "Your role does not allow " + action + " here.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("action", action.name());
    }
  }

  /** The author may not do it. */
  record NotByTheAuthor(Action action) implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String code() {
      return "not-by-the-author";
    }

    @Override
    public String detail() {
      return "Whoever prepared a publication cannot do this: " + action + ".";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("action", action.name());
    }
  }

  /** The caller has voted since it was submitted. */
  record VotedAlready(Action action) implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String code() {
      return "voted-already";
    }

    @Override
    public String detail() {
      return "Whoever has voted cannot do this: " + action + ".";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("action", action.name());
    }
  }

  /** A number of reviewers is neither one nor two. */
  record InvalidReviewers() implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String code() {
      return "invalid-reviewers";
    }

    @Override
    public String detail() {
      return "A release rule asks for 1 or 2 reviewers.";
    }
  }

  /** Only the author may do it. */
  record OnlyByTheAuthor(Action action) implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String code() {
      return "only-by-the-author";
    }

    @Override
    public String detail() {
      return "Only whoever prepared a publication can do this: " + action + ".";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("action", action.name());
    }
  }

  /** Since it was prepared, something on the same respondents became public. */
  record Overtaken() implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "overtaken";
    }

    @Override
    public String detail() {
      return "Since this was prepared, something on the same respondents became public; prepare it"
          + " again, so that both are protected together.";
    }
  }

  /** An earlier publication on the same respondents cannot be counted again as it was. */
  record EarlierChanged(String indicatorId, int version) implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "earlier-publication-changed";
    }

    @Override
    public String detail() {
      return "The definition of "
          + indicatorId
          + " was changed after its version "
          + version
          + " became public, so the two cannot be protected together.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("indicator", indicatorId, "version", Integer.toString(version));
    }
  }

  /** The act needs a reason. */
  record ReasonMissing() implements ReviewRefusal {
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

  /** The order is under way, has ended, was repeated already, or does not exist. */
  record NotRepeatable() implements ReviewRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "preparation-not-repeatable";
    }

    @Override
    public String detail() {
      return "Only a preparation that was interrupted or failed can be repeated, and only once.";
    }
  }

  /** The server's own examination found that it must not be published so. */
  record ChecksFailed(List<String> checks) implements ReviewRefusal {
    public ChecksFailed {
      checks = List.copyOf(checks);
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "checks-failed";
    }

    @Override
    public String detail() {
      return "Prepare it again under a stricter rule; these checks failed: "
          + String.join(", ", checks)
          + ".";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("checks", String.join(", ", checks));
    }
  }
}
