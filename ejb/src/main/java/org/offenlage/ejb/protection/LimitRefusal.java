package org.offenlage.ejb.protection;

import java.util.List;
import java.util.Map;
import org.offenlage.ejb.access.Refusal;

/** Why a release rule forbids to publish something, however it would be protected. */
public sealed interface LimitRefusal extends Refusal {

  /** Most areas or periods that a message names. */
  int MOST_NAMED = 20;

  @Override
  default Kind kind() {
    return Kind.CONFLICT;
  }

  /** Areas are read from a column that the rule does not name. */
  record AreasTooSmall(String column, List<String> allowed) implements LimitRefusal {
    public AreasTooSmall {
      allowed = allowed.stream().sorted().toList();
    }

    @Override
    public String code() {
      return "areas-too-small";
    }

    @Override
    public String detail() {
      return "The release rule allows areas of "
          + String.join(", ", allowed)
          + " only, but the indicator's are read from "
          + column
          + ".";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("column", column, "allowed", String.join(", ", allowed));
    }
  }

  /** Too few people live in some areas, or it is not public how many do. */
  record TooFewPeople(long least, List<String> areas) implements LimitRefusal {
    public TooFewPeople {
      areas = List.copyOf(areas);
    }

    @Override
    public String code() {
      return "too-few-people";
    }

    @Override
    public String detail() {
      return "The release rule asks for areas of "
          + least
          + " people, which these are not known to have: "
          + named(areas);
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("least", Long.toString(least), "areas", named(areas));
    }
  }

  /** The indicator of the population is not published, or tells nothing by area. */
  record PopulationUnknown(String indicatorId) implements LimitRefusal {
    @Override
    public String code() {
      return "population-unknown";
    }

    @Override
    public String detail() {
      return "The release rule takes the population from "
          + indicatorId
          + ", of which nothing by area is public.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("indicator", indicatorId);
    }
  }

  /** A count uses columns together that the rule never crosses. */
  record NeverCrossed(List<String> columns) implements LimitRefusal {
    public NeverCrossed {
      columns = List.copyOf(columns);
    }

    @Override
    public String code() {
      return "never-crossed";
    }

    @Override
    public String detail() {
      return "The release rule forbids to combine " + String.join(", ", columns) + ".";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("columns", String.join(", ", columns));
    }
  }

  /** Snapshots were delivered longer ago than the rule allows. */
  record DataTooOld(List<String> snapshots) implements LimitRefusal {
    public DataTooOld {
      snapshots = List.copyOf(snapshots);
    }

    @Override
    public String code() {
      return "data-too-old";
    }

    @Override
    public String detail() {
      return "The release rule's retention has ended for " + named(snapshots) + ".";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("snapshots", named(snapshots));
    }
  }

  private static String named(List<String> all) {
    String first = String.join(", ", all.stream().limit(MOST_NAMED).toList());
    return all.size() > MOST_NAMED ? first + ", …" : first;
  }
}
