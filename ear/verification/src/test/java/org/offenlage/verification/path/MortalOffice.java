package org.offenlage.verification.path;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.budget.BudgetAccount;
import org.offenlage.ejb.budget.Charge;
import org.offenlage.ejb.budget.Debits;
import org.offenlage.ejb.budget.PrivacySpending;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.Jobs;
import org.offenlage.ejb.ledger.LedgerInspection;
import org.offenlage.ejb.ledger.Verification;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.review.PreparationOrders;
import org.offenlage.ejb.review.PreparationRequest;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.verification.Person;

/** The acts of {@link KilledServerIT}, done inside the server that gets killed. */
@WebServlet("/mortal")
public class MortalOffice extends HttpServlet {

  static final String PEOPLE = "mortal-people";
  static final String INDICATOR = "mortal";
  static final String RULE = "mortal-rule";
  static final String DEBITED = "mortal-debits";
  static final String LATE = "mortal-late";
  static final int LATE_ROWS = 2_400_000;
  static final int FIRST_YEAR = 2001;
  static final int YEARS = 15;
  static final Rational PER_TABLE = Rational.of(1, 3);
  static final Rational PER_DEBIT = Rational.of(1, 30);
  static final Rational ALLOWED = Rational.of(2);

  private static final long serialVersionUID = 1;
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);

  @Inject
  @SuppressWarnings("NullAway.Init")
  transient Office office;

  @Inject
  @SuppressWarnings("NullAway.Init")
  transient Debits debits;

  @Inject
  @SuppressWarnings("NullAway.Init")
  transient LedgerInspection inspection;

  @Inject
  @SuppressWarnings("NullAway.Init")
  transient PreparationOrders orders;

  @Inject
  @SuppressWarnings("NullAway.Init")
  transient Jobs jobs;

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
      case "open" -> open();
      case "prepare" -> prepare(on);
      case "debit" -> debit(on);
      case "receive" -> receive(on);
      case "order" -> order(on);
      case "end" -> end(UUID.fromString(on));
      case "verify" -> verify();
      default -> throw new IllegalArgumentException("there is no such act");
    };
  }

  private String open() throws Exception {
    office.declare(PEOPLE);
    for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
      office.deliver(PEOPLE, Integer.toString(year), Office.persons(20, 30, 40, year - 1990));
    }
    office.declare(LATE);
    office.defineCount(INDICATOR, PEOPLE);
    office.addNoise(RULE, PER_TABLE);
    office.allow(PEOPLE, PER_TABLE);
    office.allow(DEBITED, ALLOWED);
    return "open";
  }

  /** Prepares one year and answers with the noisy cells, so that the test sees what was shown. */
  private String prepare(String year) throws Exception {
    Outcome<WorkbenchItem> outcome = office.prepare(INDICATOR, RULE, year);
    WorkbenchItem item = outcome.orElseThrow();
    List<SafeTable> tables =
        Person.PLANNER_A.does(() -> office.publications.preview(item.id()).orElseThrow().tables());
    return tables.get(0).cells().toString();
  }

  private String debit(String purpose) throws Exception {
    Outcome<List<PrivacySpending>> outcome =
        debits.debit(
            List.of(
                new Charge(
                    new BudgetAccount(DEBITED, "2023", Office.UNIT.toString()),
                    new PrivacyLoss.Pure(PER_DEBIT),
                    "purpose " + purpose)));
    return outcome instanceof Outcome.Done<List<PrivacySpending>> done
        ? done.value().get(0).id().toString()
        : "refused";
  }

  /** Delivers a year in the background; answers with the job's number at once. */
  private String receive(String year) throws Exception {
    byte[] csv = Office.csv(LATE_ROWS);
    Deliveries.Reception reception =
        Person.PLANNER_A.does(
            () ->
                office.deliveries.receive(
                    LATE,
                    new ReferencePeriod(year),
                    "late-" + year + ".csv",
                    new ByteArrayInputStream(csv)));
    return ((Deliveries.Reception.Begun) reception).job().id().toString();
  }

  /** Has a year prepared in the background; answers with the job's number at once. */
  private String order(String year) throws Exception {
    return Person.PLANNER_A
        .does(() -> orders.begin(new PreparationRequest(INDICATOR, List.of(year), RULE)))
        .id()
        .toString();
  }

  /** How a job ended, once it has; asked for by whoever waits. */
  private String end(UUID job) throws Exception {
    Job found = Person.PLANNER_A.does(() -> jobs.find(job, LONG_ENOUGH)).orElseThrow();
    return found.state() instanceof Job.Ended ended ? ended.ending().name() : "open";
  }

  private String verify() throws Exception {
    return Person.PLANNER_A.does(() -> inspection.verify()) instanceof Verification.Intact
        ? "intact"
        : "broken";
  }
}
