package org.offenlage.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.evidence.PublicLedger;

/**
 * On what terms figures become public, for programs: release rules in force and privacy budgets,
 * both added up from the ledger. Numbers of budgets are exact and therefore texts.
 */
@Path("/")
@RequestScoped
public class TermsResource {

  private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";

  @Inject private PublicLedger ledger;

  /** The release rules in force, by identifier. */
  @GET
  @Path("rules")
  public Response rules() {
    JsonArrayBuilder list = Json.createArrayBuilder();
    ledger
        .rules()
        .forEach(
            rule ->
                list.add(
                    Json.createObjectBuilder()
                        .add("id", rule.id())
                        .add("version", rule.version())
                        .add("since", rule.since().toString())
                        .add("title", localized(rule.title()))
                        .add("shortForm", localized(rule.shortForm()))));
    return json(Json.createObjectBuilder().add("rules", list));
  }

  /** Privacy budgets by dataset, privacy unit and reference period. */
  @GET
  @Path("budgets")
  public Response budgets() {
    JsonArrayBuilder list = Json.createArrayBuilder();
    ledger
        .budgets()
        .forEach(
            budget ->
                list.add(
                    Json.createObjectBuilder()
                        .add("dataset", budget.datasetId())
                        .add("name", localized(budget.name()))
                        .add("period", budget.period())
                        .add("privacyUnit", budget.privacyUnit())
                        .add(
                            "notion",
                            switch (budget.notion()) {
                              case EPSILON -> "epsilon";
                              case RHO -> "rho";
                            })
                        .add("allowed", budget.allowed().toString())
                        .add("spent", budget.spent().toString())
                        .add("remaining", budget.remaining().toString())
                        .add("debits", budget.debits())));
    return json(Json.createObjectBuilder().add("budgets", list));
  }

  private static Response json(JsonObjectBuilder content) {
    return Response.ok(content.build().toString(), JSON).build();
  }

  private static JsonObjectBuilder localized(LocalizedText text) {
    return Json.createObjectBuilder().add("de", text.german()).add("en", text.english());
  }
}
