package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.MortalServer;

/**
 * The server's process is killed, as by {@code kill -9}, while many callers debit and prepare; each
 * kill meets every caller at another place of its work. When it dies is set by how many
 * preparations were answered, after a seeded schedule (seed 20261123); what each caller was at
 * differs from run to run, and what is claimed holds wherever that was. Each time a delivery and a
 * preparation are under way in the background, too, and end after the restart.
 */
class KilledServerIT {

  private static final int KILLS = 3;
  private static final int CALLERS = 8;
  private static final int MOST_PREPARED = 3;
  private static final long PATIENCE_SECONDS = 300;

  /** Cells that were shown to a caller, by year; and debits that were confirmed, by purpose. */
  private final Map<String, String> shown = new ConcurrentHashMap<>();

  private final Map<String, String> confirmed = new ConcurrentHashMap<>();

  /** Jobs that were begun in the background, by what they were asked to do. */
  private final Map<String, String> jobs = new ConcurrentHashMap<>();

  @Test
  void neverForgetsADebitAndNeverDrawsTwice() throws Exception {
    SplittableRandom schedule = new SplittableRandom(20261123);
    try (MortalServer server =
        new MortalServer(
            "mortal",
            InContainer.archive(KilledServerIT.class, MortalOffice.class, Office.class))) {
      server.start();
      assertThat(call(server, "open", "")).isEqualTo("open");
      int next = 0;
      Map<String, String> stored = new HashMap<>();
      for (int kill = 0; kill < KILLS; kill++) {
        List<String> acts = acts(kill);
        remember("receive", year(kill), call(server, "receive", year(kill)));
        remember("order", year(kill), call(server, "order", year(kill)));
        next += callUntilKilled(server, acts, 1 + schedule.nextInt(MOST_PREPARED));
        assertNothingHalfIsVisible(server);
        Map<String, String> survived = cells(server);
        assertThat(survived).as("what was stored before stays").containsAllEntriesOf(stored);
        assertPaid(server);
        stored = survived;
        server.start();
      }
      assertThat(next).as("calls that the kills cut off").isPositive();
      assertThat(stored).as("cells that were drawn before the last kill").isNotEmpty();

      for (String act : everything()) {
        String[] words = act.split(" ", 2);
        remember(words[0], words[1], call(server, words[0], words[1]));
      }
      assertThat(cells(server)).containsAllEntriesOf(stored).hasSize(6 * MortalOffice.YEARS);
      assertPaid(server);
      assertEveryJobEndsOnce(server);
      assertThat(call(server, "verify", "")).isEqualTo("intact");
      assertThat(count(server, "select count(*) from ledger.entry where act = 'BUDGET_SPENT'"))
          .as("every debit has its entry")
          .isEqualTo(count(server, "select count(*) from budget.spending"));
    }
  }

  /** A third of the years each time, some of the year before again, and debits. */
  private static List<String> acts(int kill) {
    List<String> acts = new ArrayList<>();
    int share = MortalOffice.YEARS / KILLS;
    for (int i = Math.max(0, kill * share - 2); i < (kill + 1) * share; i++) {
      acts.add("prepare " + (MortalOffice.FIRST_YEAR + i));
      acts.add("debit " + (kill * share + i));
      acts.add("debit " + (kill * share + i) + "b");
    }
    return acts;
  }

  private static List<String> everything() {
    List<String> acts = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acts.addAll(acts(kill));
    }
    return acts;
  }

  /**
   * Calls from many threads and kills once so many preparations were answered; how many calls then
   * failed.
   */
  private int callUntilKilled(MortalServer server, List<String> acts, int prepared)
      throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    CountDownLatch answered = new CountDownLatch(prepared);
    AtomicInteger failed = new AtomicInteger();
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (String act : acts) {
        String[] words = act.split(" ", 2);
        calls.add(
            callers.submit(
                () -> {
                  try {
                    remember(words[0], words[1], call(server, words[0], words[1]));
                    if (words[0].equals("prepare")) {
                      answered.countDown();
                    }
                  } catch (IOException killed) {
                    failed.incrementAndGet();
                  }
                  return null;
                }));
      }
      assertThat(answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("calls answered").isTrue();
      server.kill();
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      callers.shutdownNow();
    }
    return failed.get();
  }

  /** Whoever asks again must get what was answered before. */
  private void remember(String what, String on, String answer) {
    if (what.equals("debit") && answer.equals("refused")) {
      assertThat(confirmed).doesNotContainKey(on);
      return;
    }
    if (what.equals("receive") || what.equals("order")) {
      jobs.put(what + " " + on, answer);
      return;
    }
    String before = (what.equals("prepare") ? shown : confirmed).putIfAbsent(on, answer);
    if (before != null) {
      assertThat(answer).as("%s of %s, asked again", what, on).isEqualTo(before);
    }
  }

  private static String year(int kill) {
    return Integer.toString(MortalOffice.FIRST_YEAR + kill);
  }

  /** A snapshot that is visible is whole: it has the rows that were delivered and its files. */
  private static void assertNothingHalfIsVisible(MortalServer server) throws Exception {
    assertThat(
            count(
                server,
                "select count(*) from microdata.snapshot where dataset_id = '"
                    + MortalOffice.LATE
                    + "' and row_count <> "
                    + MortalOffice.LATE_ROWS))
        .isZero();
    try (Connection connection = server.database();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select folder, part_count from microdata.stored_parts")) {
      while (rows.next()) {
        Path folder = server.vault().resolve(rows.getString(1));
        try (Stream<Path> parts = Files.list(folder)) {
          assertThat(parts).hasSize(rows.getInt(2));
        }
      }
    }
  }

  /** Nothing that was ordered is lost, nothing is done twice, and nothing is left lying about. */
  private void assertEveryJobEndsOnce(MortalServer server) throws Exception {
    assertThat(jobs).hasSize(2 * KILLS);
    for (Map.Entry<String, String> job : jobs.entrySet()) {
      long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      String end = call(server, "end", job.getValue());
      while (end.equals("open") && System.nanoTime() < patience) {
        Thread.onSpinWait();
        end = call(server, "end", job.getValue());
      }
      assertThat(end).as(job.getKey()).isEqualTo("DONE");
    }
    assertThat(count(server, "select count(*) from job.job where deaths > 1"))
        .as("jobs over which a server died")
        .isPositive();
    assertThat(
            count(
                server,
                "select count(*) from microdata.snapshot where dataset_id = '"
                    + MortalOffice.LATE
                    + "'"))
        .isEqualTo(KILLS);
    assertThat(
            count(server, "select count(*) from review.preparation_end where ending = 'PREPARED'"))
        .isEqualTo(KILLS);
    assertThat(count(server, "select count(*) from microdata.received_file")).isZero();
    assertNothingHalfIsVisible(server);
    try (Stream<Path> vault = Files.walk(server.vault())) {
      assertThat(vault.map(Path::toString))
          .noneMatch(path -> path.endsWith(".partial") || path.endsWith("unfinished"));
    }
    try (Stream<Path> received = Files.list(server.vault().resolve("received"))) {
      assertThat(received).isEmpty();
    }
  }

  private static String call(MortalServer server, String what, String on)
      throws IOException, InterruptedException {
    return server.get("/test/mortal?do=" + what + "&on=" + on);
  }

  /** No noise without its whole price, no price twice, no budget overspent, no answer forgotten. */
  private void assertPaid(MortalServer server) throws SQLException {
    Map<String, Rational> spent = new HashMap<>();
    Map<String, String> purposes = new HashMap<>();
    try (Connection connection = server.database();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select a.dataset_id, a.period, s.id, s.purpose, s.numerator, s.denominator"
                    + " from budget.spending s join budget.account a on a.id = s.account_id")) {
      while (rows.next()) {
        spent.merge(
            rows.getString(1) + " " + rows.getString(2),
            Rational.parse(rows.getString(5) + "/" + rows.getString(6)),
            Rational::plus);
        purposes.put(rows.getString(3), rows.getString(4));
      }
    }
    spent.forEach(
        (account, amount) -> {
          if (account.startsWith(MortalOffice.PEOPLE)) {
            assertThat(amount).as(account).isEqualTo(MortalOffice.PER_TABLE);
          } else {
            assertThat(amount).as(account).isLessThanOrEqualTo(MortalOffice.ALLOWED);
          }
        });
    assertThat(purposes.keySet()).as("confirmed debits").containsAll(confirmed.values());
    assertThat(
            count(
                server,
                "select count(*) from protection.measured_cell c where not exists (select 1 from"
                    + " protection.measurement m join budget.spending s on s.id = m.spending_id"
                    + " where m.id = c.measurement_id)"))
        .as("cells that nobody paid for")
        .isZero();
    assertThat(spent.keySet().stream().filter(each -> each.startsWith(MortalOffice.PEOPLE)))
        .as("years that were paid for")
        .hasSizeGreaterThanOrEqualTo(
            (int)
                count(server, "select count(distinct snapshot_id) from protection.measured_cell"));
  }

  private static Map<String, String> cells(MortalServer server) throws SQLException {
    Map<String, String> cells = new HashMap<>();
    try (Connection connection = server.database();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select snapshot_id, cell, noise, value from protection.measured_cell")) {
      while (rows.next()) {
        cells.put(
            rows.getString(1) + " " + rows.getString(2), rows.getString(3) + " " + rows.getLong(4));
      }
    }
    return cells;
  }

  private static long count(MortalServer server, String sql) throws SQLException {
    try (Connection connection = server.database();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
