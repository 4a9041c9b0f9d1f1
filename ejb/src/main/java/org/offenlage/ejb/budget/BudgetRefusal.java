package org.offenlage.ejb.budget;

import java.util.Map;
import org.offenlage.ejb.access.Refusal;
import org.offenlage.privacy.dp.Rational;

/** Why a budget was not debited or set. */
public sealed interface BudgetRefusal extends Refusal {

  /** What is asked for is more than what remains. */
  record Exceeded(BudgetAccount account, Notion notion, Rational asked, Rational remaining)
      implements BudgetRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "privacy-budget-exceeded";
    }

    @Override
    public String detail() {
      return "The privacy budget of "
          + account.datasetId()
          + " for "
          + account.period()
          + " has "
          + notion.symbol()
          + " = "
          + remaining
          + " left; "
          + asked
          + " was asked for.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of(
          "dataset", account.datasetId(),
          "period", account.period(),
          "privacyUnit", account.privacyUnit(),
          "notion", notion.symbol(),
          "asked", asked.toString(),
          "remaining", remaining.toString());
    }
  }

  /** The release rule allows less than the budget has left. */
  record BeyondRule(BudgetAccount account, Notion notion, Rational asked, Rational remaining)
      implements BudgetRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "privacy-budget-beyond-rule";
    }

    @Override
    public String detail() {
      return "The release rule leaves "
          + notion.symbol()
          + " = "
          + remaining
          + " of the privacy budget of "
          + account.datasetId()
          + " for "
          + account.period()
          + "; "
          + asked
          + " was asked for.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of(
          "dataset", account.datasetId(),
          "period", account.period(),
          "privacyUnit", account.privacyUnit(),
          "notion", notion.symbol(),
          "asked", asked.toString(),
          "remaining", remaining.toString());
    }
  }

  /** Nobody has allowed a budget yet. */
  record NotAllowed(BudgetAccount account) implements BudgetRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "privacy-budget-not-allowed";
    }

    @Override
    public String detail() {
      return "The data-protection officer has not allowed a privacy budget for "
          + account.datasetId()
          + " and "
          + account.privacyUnit()
          + ".";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of(
          "dataset", account.datasetId(),
          "period", account.period(),
          "privacyUnit", account.privacyUnit());
    }
  }

  /** A budget in ε cannot tell how much of it Gaussian noise takes, which costs ρ. */
  record OtherNotion(BudgetAccount account, Notion notion) implements BudgetRefusal {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String code() {
      return "privacy-budget-other-notion";
    }

    @Override
    public String detail() {
      return "The privacy budget of "
          + account.datasetId()
          + " is kept in "
          + notion.symbol()
          + ", which cannot count Gaussian noise; allow a budget in ρ, which counts both.";
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of(
          "dataset", account.datasetId(),
          "privacyUnit", account.privacyUnit(),
          "notion", notion.symbol());
    }
  }

  /** The amount cannot be a budget. */
  record InvalidAmount() implements BudgetRefusal {
    @Override
    public Kind kind() {
      return Kind.INVALID;
    }

    @Override
    public String code() {
      return "privacy-budget-invalid";
    }

    @Override
    public String detail() {
      return "A privacy budget is a positive number such as 1, 1/2 or 0.25, with a reason.";
    }
  }
}
