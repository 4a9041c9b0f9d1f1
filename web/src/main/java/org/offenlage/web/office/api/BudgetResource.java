package org.offenlage.web.office.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.offenlage.ejb.budget.Notion;
import org.offenlage.ejb.budget.PrivacyBudgets;
import org.offenlage.web.office.document.AllowanceDocument;
import org.offenlage.web.office.document.WorkbenchDocument;

/** Privacy budgets: what is allowed, spent and left, in exact numbers. */
@Path("office/budget")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class BudgetResource {

  @Inject private PrivacyBudgets budgets;

  /** Every account that was debited. */
  @GET
  public Response list() {
    return Answers.list(
        "budgets", budgets.all(), budget -> WorkbenchDocument.budget(budget).build());
  }

  /** Allows so much for every reference period of a dataset. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response allow(InputStream body) {
    AllowanceDocument allowance = Answers.document(body, AllowanceDocument::read);
    return Answers.outcome(
        budgets.allow(
            allowance.dataset(),
            allowance.privacyUnit(),
            allowance.perPeriod(),
            allowance.publicName(),
            allowance.reason()),
        allowed ->
            Json.createObjectBuilder()
                .add("dataset", allowance.dataset())
                .add("privacyUnit", allowance.privacyUnit())
                .add(
                    switch (Notion.of(allowed)) {
                      case EPSILON -> "epsilonPerPeriod";
                      case RHO -> "rhoPerPeriod";
                    },
                    Notion.number(allowed).toString())
                .build());
  }
}
