package org.offenlage.ejb.evidence;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.ejb.catalogue.LocalizedText;

/** Adds up what open entries of the ledger say, as anybody could with a copy of it. Stateless. */
final class LedgerSums {

  private static final Pattern RULE = Pattern.compile("rule/([a-z0-9-]+)@([1-9][0-9]{0,8})");
  private static final String BUDGET = "budget/";

  private LedgerSums() {}

  /** An open entry, read. */
  private record Entry(String act, String subject, Instant at, JsonObject told) {}

  private record Unit(String dataset, String privacyUnit) {}

  private record Account(Unit unit, String period) {}

  private record Amount(PublicBudget.Notion notion, Fraction number) {}

  /** The newest accepted version of each rule that has told its short form, by id. */
  static List<PublicRule> rules(Collection<PublicEntry> entries) {
    Map<String, PublicRule> newest = new TreeMap<>();
    for (Entry entry : read(entries)) {
      Matcher rule = RULE.matcher(entry.subject());
      if (entry.act().equals("RULE_DECIDED")
          && rule.matches()
          && entry.told().containsKey("shortForm")) {
        PublicRule told =
            new PublicRule(
                rule.group(1),
                Integer.parseInt(rule.group(2)),
                entry.at(),
                localized(entry.told(), "title", rule.group(1)),
                localized(entry.told(), "shortForm", ""));
        newest.merge(told.id(), told, (a, b) -> a.version() > b.version() ? a : b);
      }
    }
    return List.copyOf(newest.values());
  }

  private static LocalizedText localized(JsonObject told, String name, String otherwise) {
    String german = told.getString(name, otherwise);
    return new LocalizedText(german, told.getString(name + "En", german));
  }

  /** Every account that was debited, by dataset, privacy unit and period. */
  static List<PublicBudget> budgets(Collection<PublicEntry> entries) {
    Map<Unit, Amount> allowed = new LinkedHashMap<>();
    Map<Account, List<Amount>> spent = new LinkedHashMap<>();
    Map<String, LocalizedText> names = new HashMap<>();
    for (Entry entry : read(entries)) {
      if (!entry.subject().startsWith(BUDGET) || !entry.told().containsKey("privacyUnit")) {
        continue;
      }
      String of = entry.subject().substring(BUDGET.length());
      String unit = entry.told().getString("privacyUnit");
      int at = of.indexOf('@');
      if (entry.act().equals("BUDGET_ALLOWED")) {
        allowed.put(new Unit(of, unit), amount(entry.told(), "PerPeriod"));
        if (entry.told().containsKey("name")) {
          names.put(of, localized(entry.told(), "name", of));
        }
      } else if (entry.act().equals("BUDGET_SPENT") && at > 0) {
        spent
            .computeIfAbsent(
                new Account(new Unit(of.substring(0, at), unit), of.substring(at + 1)),
                account -> new ArrayList<>())
            .add(amount(entry.told(), ""));
      }
    }
    List<PublicBudget> budgets = new ArrayList<>();
    spent.forEach(
        (account, amounts) -> {
          Amount may =
              allowed.getOrDefault(
                  account.unit(), new Amount(amounts.get(0).notion(), Fraction.ZERO));
          budgets.add(
              new PublicBudget(
                  account.unit().dataset(),
                  names.getOrDefault(
                      account.unit().dataset(), LocalizedText.same(account.unit().dataset())),
                  account.period(),
                  account.unit().privacyUnit(),
                  may.notion(),
                  may.number(),
                  sum(amounts, may.notion()),
                  amounts.size()));
        });
    budgets.sort(
        Comparator.comparing(PublicBudget::datasetId)
            .thenComparing(PublicBudget::privacyUnit)
            .thenComparing(PublicBudget::period));
    return List.copyOf(budgets);
  }

  /** A debit in ε takes ε²/2 of a budget in ρ (Bun and Steinke 2016, Proposition 1.4). */
  private static Fraction sum(List<Amount> amounts, PublicBudget.Notion notion) {
    Fraction sum = Fraction.ZERO;
    for (Amount amount : amounts) {
      sum =
          sum.plus(
              amount.notion() == PublicBudget.Notion.EPSILON && notion == PublicBudget.Notion.RHO
                  ? amount.number().halfSquared()
                  : amount.number());
    }
    return sum;
  }

  private static Amount amount(JsonObject told, String ending) {
    return told.containsKey("rho" + ending)
        ? new Amount(PublicBudget.Notion.RHO, Fraction.parse(told.getString("rho" + ending)))
        : new Amount(
            PublicBudget.Notion.EPSILON, Fraction.parse(told.getString("epsilon" + ending)));
  }

  private static List<Entry> read(Collection<PublicEntry> entries) {
    List<Entry> read = new ArrayList<>();
    for (PublicEntry entry : entries) {
      JsonObject json = object(entry.content());
      if (json.containsKey("act")) {
        read.add(
            new Entry(
                json.getString("act"),
                json.getString("subject"),
                Instant.parse(json.getString("at")),
                object(json.getString("public"))));
      }
    }
    return read;
  }

  private static JsonObject object(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
