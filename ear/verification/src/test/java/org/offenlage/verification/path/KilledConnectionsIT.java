package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.offenlage.verification.path.Office.UNIT;
import static org.offenlage.verification.path.Office.persons;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.budget.BudgetAccount;
import org.offenlage.ejb.budget.Charge;
import org.offenlage.ejb.budget.Debits;
import org.offenlage.ejb.budget.PrivacyBudget;
import org.offenlage.ejb.budget.PrivacySpending;
import org.offenlage.ejb.ledger.LedgerInspection;
import org.offenlage.ejb.ledger.Verification;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/**
 * Several callers at once, while connections to the database are cut at arbitrary instants. The
 * instants differ from run to run; what is claimed holds for all of them.
 */
@ArquillianTest
class KilledConnectionsIT {

  private static final int CALLERS = 6;

  private final AtomicInteger cuts = new AtomicInteger();

  @Inject Office office;
  @Inject Debits debits;
  @Inject LedgerInspection inspection;

  @Resource(lookup = "java:jboss/datasources/OfficeDS")
  @SuppressWarnings("NullAway.Init")
  DataSource database;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(KilledConnectionsIT.class, Office.class);
  }

  /**
   * Cuts a busy connection of the office, other than its own, every few milliseconds until told,
   * but so many times at most: on a slow machine nothing else would ever end well.
   */
  private void cutConnections(AtomicBoolean enough, int most, long pauseMillis) {
    Random random = new Random(20261122);
    while (!enough.get() && cuts.get() < most) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        try (ResultSet cut =
            statement.executeQuery(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user"
                    + " and datname = current_database() and pid <> pg_backend_pid()"
                    + " and state <> 'idle' order by random() limit 1")) {
          if (cut.next()) {
            cuts.incrementAndGet();
          }
        }
        Thread.sleep(1 + random.nextInt((int) pauseMillis));
      } catch (SQLException cutItself) {
        // Its own connection came from the same pool and may be a dead one.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Runs a task many times at once while connections are cut; returns what succeeded. */
  private <T> List<T> amidCuts(int times, long pauseMillis, Callable<T> task) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS + 1);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    AtomicBoolean enough = new AtomicBoolean();
    try {
      Future<?> cutter = callers.submit(() -> cutConnections(enough, times / 2, pauseMillis));
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        results.add(
            callers.submit(
                () -> {
                  Thread.currentThread().setContextClassLoader(loader);
                  return task.call();
                }));
      }
      List<T> succeeded = new ArrayList<>();
      for (Future<T> result : results) {
        try {
          succeeded.add(result.get());
        } catch (ExecutionException cut) {
          // A caller whose connection was cut; what it left behind is what the test looks at.
        }
      }
      enough.set(true);
      cutter.get();
      assertThat(cuts).as("connections that were cut").hasPositiveValue();
      return succeeded;
    } finally {
      enough.set(true);
      callers.shutdown();
    }
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private PrivacyBudget budget(BudgetAccount account) throws Exception {
    return Person.PLANNER_A.does(() -> office.budgets.find(account).orElseThrow());
  }

  @Test
  void aBudgetIsNeverOverspentAndNoDebitIsForgotten() throws Exception {
    office.allow("killed-debits", Rational.of(5));
    BudgetAccount account = new BudgetAccount("killed-debits", "2023", UNIT.toString());
    AtomicInteger next = new AtomicInteger();

    List<Outcome<List<PrivacySpending>>> outcomes =
        amidCuts(
            200,
            20,
            () ->
                debits.debit(
                    List.of(
                        new Charge(
                            account,
                            new PrivacyLoss.Pure(Rational.of(1, 30)),
                            "purpose " + next.getAndIncrement()))));

    List<PrivacySpending> there = Person.PLANNER_A.does(() -> office.budgets.spending(account));
    List<PrivacySpending> answered =
        outcomes.stream()
            .filter(Outcome.Done.class::isInstance)
            .flatMap(outcome -> outcome.orElseThrow().stream())
            .toList();
    assertThat(answered).as("what succeeded amid the cuts").isNotEmpty();
    assertThat(there).as("every debit that was answered is there").containsAll(answered);
    assertThat(budget(account).spent()).isEqualTo(Rational.of(there.size(), 30));
    assertThat(budget(account).spent()).isLessThanOrEqualTo(Rational.of(5));
    assertThat(
            count(
                "select count(*) from ledger.entry where act = 'BUDGET_SPENT'"
                    + " and subject = 'budget/killed-debits@2023'"))
        .as("every debit has its entry")
        .isEqualTo(there.size());
    assertThat(Person.PLANNER_A.does(() -> inspection.verify()))
        .isInstanceOf(Verification.Intact.class);
  }

  @Test
  void noiseIsDrawnOnceForAllAndPaidForOnce() throws Exception {
    office.declare("killed-people");
    office.deliver("killed-people", "2023", persons(100, 200, 300, 400));
    office.defineCount("killed", "killed-people");
    office.addNoise("killed-rule", Rational.of(1, 3));
    office.allow("killed-people", Rational.of(1));

    List<Outcome<WorkbenchItem>> outcomes =
        amidCuts(40, 200, () -> office.prepare("killed", "killed-rule", "2023"));

    assertThat(outcomes).as("what succeeded amid the cuts").isNotEmpty();

    WorkbenchItem last = office.prepare("killed", "killed-rule", "2023").orElseThrow();
    List<WorkbenchItem> items =
        Person.PLANNER_A.does(() -> office.publications.all()).stream()
            .filter(item -> item.metadata().id().equals("killed"))
            .toList();
    assertThat(items).contains(last);
    List<List<SafeTable>> tables = new ArrayList<>();
    for (WorkbenchItem item : items) {
      tables.add(
          Person.PLANNER_A.does(
              () -> office.publications.preview(item.id()).orElseThrow().tables()));
    }
    assertThat(tables).as("whoever prepared got the same noise").containsOnly(tables.get(0));
    assertThat(budget(new BudgetAccount("killed-people", "2023", UNIT.toString())).spent())
        .isEqualTo(Rational.of(1, 3));
    assertThat(
            count(
                "select count(*) from protection.measured_cell c"
                    + " join protection.measurement m on m.id = c.measurement_id"
                    + " join budget.spending s on s.id = m.spending_id"
                    + " where c.population like '%killed-people%'"))
        .as("every cell's noise was paid for")
        .isEqualTo(6);
  }
}
