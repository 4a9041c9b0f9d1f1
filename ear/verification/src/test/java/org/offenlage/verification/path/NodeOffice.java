package org.offenlage.verification.path;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.budget.BudgetRefusal;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.ledger.LedgerInspection;
import org.offenlage.ejb.ledger.Verification;
import org.offenlage.ejb.review.ReviewRefusal;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.verification.Person;

/** The acts of {@link TwoNodesIT}, done inside either node. */
@WebServlet("/node")
public class NodeOffice extends HttpServlet {

  static final String PEOPLE = "node-people";
  static final String RULE = "node-rule";
  static final String YEAR = "2023";
  static final Rational PER_TABLE = Rational.of(1, 100);

  private static final long serialVersionUID = 1;

  @Inject
  @SuppressWarnings("NullAway.Init")
  transient Office office;

  @Inject
  @SuppressWarnings("NullAway.Init")
  transient Catalogue catalogue;

  @Inject
  @SuppressWarnings("NullAway.Init")
  transient PublicLedger ledger;

  @Inject
  @SuppressWarnings("NullAway.Init")
  transient LedgerInspection inspection;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      response.getWriter().print(act(request.getParameter("do"), request.getParameter("on")));
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private String act(String what, String on) throws Exception {
    return switch (what) {
      case "open" -> open(Integer.parseInt(on));
      case "define" -> define(Integer.parseInt(on));
      case "publish" -> publish(indicator(Integer.parseInt(on)));
      case "checkpoint" -> ledger.newest().orElseThrow().note();
      case "verify" ->
          Person.PLANNER_A.does(() -> inspection.verify()) instanceof Verification.Intact
              ? "intact"
              : "broken";
      default -> throw new IllegalArgumentException("there is no such act");
    };
  }

  static String indicator(int number) {
    return "node-" + number;
  }

  /** Opens the office with a budget for so many tables. */
  private String open(int tables) throws Exception {
    office.declareDetailed(PEOPLE);
    office.deliverDetailed(PEOPLE, YEAR, Map.of("a", 20, "b", 30, "c", 40, "d", 50));
    office.addNoise(RULE, PER_TABLE);
    office.allow(PEOPLE, PER_TABLE.times(tables));
    return "open";
  }

  /** Each indicator counts by another condition, so that each draws and pays for itself. */
  private String define(int number) throws Exception {
    CountQuery all = Office.detailed(PEOPLE);
    office.defineDetailed(
        indicator(number),
        new Measure.Count(
            new CountQuery(
                all.datasetId(),
                all.assignments(),
                List.of(
                    new Condition.Between(
                        "income", BigDecimal.ZERO, BigDecimal.valueOf(1000 + number))),
                all.recordsPerRespondent())));
    return "defined";
  }

  /** Takes an indicator to the public, unless it is there; or says that the budget is used up. */
  private String publish(String indicator) throws Exception {
    if (catalogue.latest(indicator).isPresent()) {
      return "published";
    }
    Outcome<WorkbenchItem> prepared = office.prepare(indicator, RULE, YEAR);
    if (prepared instanceof Outcome.Refused<WorkbenchItem> refused) {
      if (refused.refusal() instanceof ReviewRefusal.NotProtected why
          && why.cause() instanceof BudgetRefusal.Exceeded) {
        return "refused";
      }
      throw new IllegalStateException(refused.refusal().detail());
    }
    UUID id = prepared.orElseThrow().id();
    office.publish(prepared.orElseThrow());
    return "published " + id;
  }
}
