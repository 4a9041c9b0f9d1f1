package org.offenlage.ejb.protection;

import java.util.List;
import java.util.Map;
import org.offenlage.ejb.access.Refusal;

/** Why a table cannot be protected under a rule. */
public sealed interface ProtectionRefusal extends Refusal {

  /** Most cells that a message names. */
  int MOST_CELLS_NAMED = 20;

  /**
   * Whatever is suppressed, these cells could be computed, because of what is public already.
   *
   * @param table which table of the indicator
   * @param cells codes of the cells, each joined by spaces
   */
  record CellsUnprotectable(String table, List<String> cells) implements ProtectionRefusal {
    public CellsUnprotectable {
      cells = List.copyOf(cells);
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "cells-unprotectable";
    }

    @Override
    public String detail() {
      return "Together with what is public already, these cells cannot be protected: "
          + named(cells);
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("table", table, "cells", named(cells));
    }
  }

  /**
   * With this table public, cells that earlier publications hide could be estimated more closely
   * than their rules allow.
   *
   * @param table which table of the indicator
   * @param cells publication and codes of the cells, each joined by spaces
   */
  record EarlierEndangered(String table, List<String> cells) implements ProtectionRefusal {
    public EarlierEndangered {
      cells = List.copyOf(cells);
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "earlier-publication-endangered";
    }

    @Override
    public String detail() {
      return "With this table public, cells that earlier publications hide could be estimated: "
          + named(cells);
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("table", table, "cells", named(cells));
    }
  }

  /**
   * The independent audit found cells that can be estimated too closely: a fault of the protection.
   *
   * @param table which table of the indicator
   * @param cells codes of the cells, each joined by spaces
   */
  record AuditFailed(String table, List<String> cells) implements ProtectionRefusal {
    public AuditFailed {
      cells = List.copyOf(cells);
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "audit-failed";
    }

    @Override
    public String detail() {
      return "The audit found cells that can be estimated too closely: " + named(cells);
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("table", table, "cells", named(cells));
    }
  }

  /** Some cells were measured with other noise before, and nothing is drawn twice. */
  record MeasuredOtherwise(String table) implements ProtectionRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "measured-otherwise";
    }

    @Override
    public String detail() {
      return "Cells of this table were measured under other parameters before, and no cell gets a"
          + " second draw; use the same release rule and the same areas.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("table", table);
    }
  }

  /** The rule is for indices, which count nothing; it protects no counts. */
  record NothingIsProtected(String table) implements ProtectionRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "rule-protects-nothing";
    }

    @Override
    public String detail() {
      return "This release rule is for indices from published figures and protects no counts;"
          + " choose another.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("table", table);
    }
  }

  /** The indicator does not bound the records of one respondent, as noise must. */
  record NoContributionBound(String table) implements ProtectionRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "no-contribution-bound";
    }

    @Override
    public String detail() {
      return "The indicator does not say how many records of one respondent count at most; noise"
          + " needs that.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("table", table);
    }
  }

  /** One respondent changes what is counted of others, so that noise has no bound to keep to. */
  record NotLocal(String table) implements ProtectionRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "count-not-local";
    }

    @Override
    public String detail() {
      return "A condition of the indicator depends on all respondents; it cannot be protected by"
          + " noise on counts.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("table", table);
    }
  }

  /** The rule protects another unit than the dataset holds. */
  record OtherPrivacyUnit(String ofRule, String ofDataset) implements ProtectionRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "other-privacy-unit";
    }

    @Override
    public String detail() {
      return "The rule protects '" + ofRule + "', the dataset holds '" + ofDataset + "'.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("ofRule", ofRule, "ofDataset", ofDataset);
    }
  }

  /** The rule protects counts of records alone, and this table holds something else. */
  record NeedsNoise(String table) implements ProtectionRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "needs-noise";
    }

    @Override
    public String detail() {
      return "Sums and means are protected by noise, or by suppression that says when a sum gives"
          + " its largest contribution away; quantiles and numbers of different things by noise"
          + " alone. Choose another release rule.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("table", table);
    }
  }

  /** Estimates that add up are wanted where nothing adds up. */
  record NothingAddsUp(String table) implements ProtectionRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "nothing-adds-up";
    }

    @Override
    public String detail() {
      return "Quantiles and numbers of different things do not add up; choose a release rule without"
          + " estimates that do and without weights.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("table", table);
    }
  }

  /** Noisy totals are to decide on detail, but they do not tell how many respondents there are. */
  record DetailNeedsCounts(String table) implements ProtectionRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "detail-needs-counts";
    }

    @Override
    public String detail() {
      return "Detail by noisy totals needs counts, not sums or quantiles; choose a release rule"
          + " without it.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("table", table);
    }
  }

  /** A list of cells for a message, cut where it gets long. */
  static String named(List<String> cells) {
    String first = String.join("; ", cells.subList(0, Math.min(MOST_CELLS_NAMED, cells.size())));
    return cells.size() > MOST_CELLS_NAMED ? first + "; ..." : first;
  }
}
