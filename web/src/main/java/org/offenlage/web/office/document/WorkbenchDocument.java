package org.offenlage.web.office.document;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.offenlage.ejb.budget.PrivacyBudget;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.examination.Check;
import org.offenlage.ejb.examination.SensitiveCell;
import org.offenlage.ejb.review.HistoryEntry;
import org.offenlage.ejb.review.PreparationRequest;
import org.offenlage.ejb.review.PrivacyCost;
import org.offenlage.ejb.review.ReleasePlan;
import org.offenlage.ejb.review.WorkbenchItem;

/**
 * Publications in the making as documents, and what is sent to move them.
 *
 * <p>Stateless.
 */
public final class WorkbenchDocument {

  private WorkbenchDocument() {}

  /** Reads what is to be prepared. */
  public static PreparationRequest readRequest(String text) throws MalformedDocument {
    Fields fields = Fields.parse(text);
    PreparationRequest request =
        new PreparationRequest(
            fields.text("indicator"), fields.texts("periods"), fields.text("rule"));
    fields.nothingElse();
    return request;
  }

  /** Reads why something is done; an empty body is no reason. */
  public static String readReason(String text) throws MalformedDocument {
    if (text.isBlank()) {
      return "";
    }
    Fields fields = Fields.parse(text);
    String reason = fields.optionalText("reason").orElse("");
    fields.nothingElse();
    return reason;
  }

  /** An approval: why, when it becomes public, and what it corrects. */
  public record ApprovalDocument(String reason, ReleasePlan plan) {}

  /** Reads an approval; an empty body plans nothing. */
  public static ApprovalDocument readApproval(String text) throws MalformedDocument {
    if (text.isBlank()) {
      return new ApprovalDocument("", ReleasePlan.NONE);
    }
    Fields fields = Fields.parse(text);
    String reason = fields.optionalText("reason").orElse("");
    Optional<Instant> at = Optional.empty();
    Optional<String> written = fields.optionalText("releaseAt");
    if (written.isPresent()) {
      try {
        at = Optional.of(Instant.parse(written.get()));
      } catch (DateTimeParseException unreadable) {
        throw new MalformedDocument("releaseAt", "must be an instant such as 2027-01-15T09:00:00Z");
      }
    }
    Optional<LocalizedText> erratum = fields.optionalLocalized("erratum");
    fields.nothingElse();
    return new ApprovalDocument(reason, new ReleasePlan(at, erratum));
  }

  /** Reads the reason that stands on a tombstone. */
  public static LocalizedText readPublicReason(String text) throws MalformedDocument {
    Fields fields = Fields.parse(text);
    LocalizedText reason = fields.localized("reason");
    fields.nothingElse();
    return reason;
  }

  /** Writes a publication in the making. */
  public static JsonObject write(WorkbenchItem item) {
    JsonArrayBuilder history = Json.createArrayBuilder();
    item.history().forEach(entry -> history.add(entry(entry)));
    JsonArrayBuilder tables = Json.createArrayBuilder();
    for (WorkbenchItem.TableSummary table : item.tables()) {
      tables.add(
          Json.createObjectBuilder()
              .add("table", table.table())
              .add("cells", table.cells().number())
              .add("hidden", table.hidden().number())
              .add("sensitive", table.sensitive().number()));
    }
    JsonArrayBuilder checks = Json.createArrayBuilder();
    item.checks().forEach(check -> checks.add(check(check)));
    JsonArrayBuilder sensitive = Json.createArrayBuilder();
    for (SensitiveCell cell : item.examination().sensitive()) {
      sensitive.add(
          Json.createObjectBuilder().add("table", cell.table()).add("cell", cell.codes()));
    }
    JsonArrayBuilder costs = Json.createArrayBuilder();
    for (PrivacyCost cost : item.costs()) {
      costs.add(budget(cost.budget()).add("charged", cost.charged().toString()));
    }
    JsonArrayBuilder waivers = Json.createArrayBuilder();
    item.waivers().stream().sorted().forEach(id -> waivers.add(id.toString()));
    JsonArrayBuilder possible = Json.createArrayBuilder();
    item.possible().stream().sorted().forEach(action -> possible.add(Fields.written(action)));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", item.id().toString())
            .add("indicator", item.metadata().id())
            .add("name", IndicatorDocument.localized(item.metadata().name()))
            .add("periods", Json.createArrayBuilder(item.periods()))
            .add("rule", item.ruleId())
            .add("ruleVersion", item.ruleVersion())
            .add("author", item.author())
            .add("state", Fields.written(item.state()))
            .add("contentHash", item.contentHash())
            .add("tables", tables)
            .add("checks", checks)
            .add("sensitiveCells", sensitive)
            .add("costs", costs)
            .add("waivers", waivers)
            .add("history", history)
            .add("possible", possible);
    item.plan().releaseAt().ifPresent(at -> json.add("releaseAt", at.toString()));
    item.plan().erratum().ifPresent(text -> json.add("erratum", IndicatorDocument.localized(text)));
    item.publishedVersion().ifPresent(version -> json.add("publishedVersion", version));
    return json.build();
  }

  /** Writes where a privacy budget stands; numbers are exact and therefore texts. */
  public static JsonObjectBuilder budget(PrivacyBudget budget) {
    return Json.createObjectBuilder()
        .add("dataset", budget.account().datasetId())
        .add("period", budget.account().period())
        .add("privacyUnit", budget.account().privacyUnit())
        .add("notion", Fields.written(budget.notion()))
        .add("total", budget.total().toString())
        .add("spent", budget.spent().toString())
        .add("remaining", budget.remaining().toString());
  }

  private static JsonObjectBuilder entry(HistoryEntry entry) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    entry.action().ifPresent(action -> json.add("action", Fields.written(action)));
    return json.add("state", Fields.written(entry.state()))
        .add("actor", entry.actor())
        .add("at", entry.at().toString())
        .add("reason", entry.reason());
  }

  private static JsonObjectBuilder check(Check check) {
    return Json.createObjectBuilder()
        .add("check", check.name())
        .add("table", check.table())
        .add("result", Fields.written(check.result()))
        .add("figures", Json.createArrayBuilder(check.figures()));
  }
}
