package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.Jobs;
import org.offenlage.ejb.microdata.Delivery;
import org.offenlage.ejb.microdata.source.ScheduledTables;
import org.offenlage.ejb.microdata.source.WatchedFolder;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** Deliveries that nobody hands in: from a folder, and from a table of another database. */
@ArquillianTest
class SourcesIT {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  @Inject Office office;
  @Inject Jobs jobs;
  @Inject WatchedFolder folder;
  @Inject ScheduledTables tables;

  @Resource(lookup = "java:jboss/datasources/OfficeDS")
  @SuppressWarnings("NullAway.Init")
  DataSource database;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path temporary;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(SourcesIT.class, Office.class);
  }

  /** The deliveries of a dataset, once no job reads one any more. */
  private List<Delivery> deliveries(String dataset) throws Exception {
    for (Job job : Person.PLANNER_A.does(() -> jobs.newest())) {
      if (job.title().contains(dataset)) {
        Job ended = Person.PLANNER_A.does(() -> jobs.find(job.id(), LONG_ENOUGH)).orElseThrow();
        assertThat(ended.state()).isInstanceOf(Job.Ended.class);
      }
    }
    return Person.PLANNER_A.does(() -> office.deliveries.list()).stream()
        .filter(delivery -> delivery.datasetId().equals(dataset))
        .toList();
  }

  private Path put(String dataset, String name) throws IOException {
    Path file = Files.createDirectories(temporary.resolve(dataset)).resolve(name);
    Files.write(file, Office.csv(100));
    // As if nobody had written to it for a while.
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    return file;
  }

  @Test
  void aFileInTheWatchedFolderIsDeliveredAndGone() throws Exception {
    office.declare("from-a-folder");
    Path file = put("from-a-folder", "2023 first.csv");

    lookIntoFolder();

    assertThat(deliveries("from-a-folder"))
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.snapshot().orElseThrow().rows()).isEqualTo(100);
              assertThat(delivery.period().code()).isEqualTo("2023");
            });
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileOfNoDatasetStaysWithTheReason() throws Exception {
    Path file = put("of-nobody", "2023.csv");

    lookIntoFolder();

    assertThat(file).doesNotExist();
    try (Stream<Path> left = Files.list(temporary.resolve("of-nobody"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .contains("2023.csv.refused", "2023.csv.refused-why");
    }
    assertThat(deliveries("of-nobody")).isEmpty();
  }

  /** As the timer does, with the folder that the operator set. */
  private void lookIntoFolder() {
    System.setProperty("offenlage.inbox.dir", temporary.toString());
    try {
      folder.look();
    } finally {
      System.clearProperty("offenlage.inbox.dir");
    }
  }

  @Test
  void aScheduledTableIsDeliveredOnceADay() throws Exception {
    office.declare("from-a-table");
    Path file = temporary.resolve("tables.yaml");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema register");
      statement.execute(
          "create table register.inhabitant as select 'i' || n as person,"
              + " substr('abcd', n % 4 + 1, 1) as area from generate_series(1, 100) as n");
      Files.writeString(file, yaml(connection));
      try {
        tables.look(file);
        tables.look(file);

        assertThat(deliveries("from-a-table"))
            .singleElement()
            .satisfies(
                delivery -> {
                  assertThat(delivery.snapshot().orElseThrow().rows()).isEqualTo(100);
                  assertThat(delivery.period().code())
                      .isEqualTo(
                          String.valueOf(LocalDate.now(ZoneId.systemDefault()).getYear() - 1));
                });
      } finally {
        statement.execute("drop schema register cascade");
      }
    }
  }

  private String yaml(Connection connection) throws SQLException, IOException {
    Path password = temporary.resolve("password");
    Files.writeString(password, System.getenv("OFFENLAGE_DB_OFFICE_PASSWORD"));
    return """
    tables:
      - dataset: from-a-table
        url: %s
        user: %s
        passwordFile: %s
        table: register.inhabitant
        period: year
        hour: 0
    """
        .formatted(
            connection.getMetaData().getURL(), connection.getMetaData().getUserName(), password);
  }
}
