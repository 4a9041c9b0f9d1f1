package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.offenlage.verification.path.Office.persons;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PlannedRelease;
import org.offenlage.ejb.catalogue.PublishedVersion;
import org.offenlage.ejb.catalogue.ReleaseCalendar;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.ReleasePlan;
import org.offenlage.ejb.review.ReleaseRefusal;
import org.offenlage.ejb.review.Releases;
import org.offenlage.ejb.review.State;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** What is planned for a later time is nowhere before it, and everywhere from then on. */
@ArquillianTest
class EmbargoIT {

  private static final Instant TIME =
      Instant.now().plus(Duration.ofDays(400)).truncatedTo(ChronoUnit.SECONDS);

  @Inject Office office;
  @Inject Catalogue catalogue;
  @Inject ReleaseCalendar calendar;
  @Inject Releases releases;
  @Inject PublicLedger ledger;

  @Resource(lookup = "java:jboss/datasources/PublicDS")
  @SuppressWarnings("NullAway.Init")
  DataSource publicSide;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(EmbargoIT.class, Office.class);
  }

  private WorkbenchItem reviewed(String name) throws Exception {
    office.declare(name);
    office.deliver(name, "2023", persons(1, 20, 30, 40));
    office.defineCount(name, name);
    office.suppress(name + "-rule", 3);
    return review(office.prepare(name, name + "-rule", "2023").orElseThrow());
  }

  private WorkbenchItem review(WorkbenchItem item) throws Exception {
    office.act(Person.PLANNER_A, item.id(), Action.SUBMIT).orElseThrow();
    return office.act(Person.DATA_PROTECTION_OFFICER, item.id(), Action.REVIEW).orElseThrow();
  }

  private Outcome<WorkbenchItem> approve(
      WorkbenchItem item, Optional<Instant> at, Optional<LocalizedText> erratum) throws Exception {
    return Person.PLANNER_B.does(
        () -> office.publications.approve(item.id(), new ReleasePlan(at, erratum), ""));
  }

  private List<PlannedRelease> planned(String indicator) {
    return calendar.planned().stream()
        .filter(each -> each.indicatorId().equals(indicator))
        .toList();
  }

  /** Every byte that the public side's database role can read and that names the indicator. */
  private List<String> everythingPublicAbout(String indicator) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = publicSide.getConnection();
        Statement statement = connection.createStatement()) {
      for (String query :
          List.of(
              "select content from published.publication where indicator_id = '%s'",
              "select statement from published.certificate where publication_id like '%s@%%'",
              "select text_german from published.erratum where publication_id like '%s@%%'")) {
        try (ResultSet rows =
            statement.executeQuery(query.replace("%s", indicator).replace("%%", "%"))) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
      }
    }
    return found;
  }

  @Test
  void beforeItsTimeOnlyTitleAndTimeArePublic() throws Exception {
    WorkbenchItem item = reviewed("embargoed");
    WorkbenchItem approved = approve(item, Optional.of(TIME), Optional.empty()).orElseThrow();

    assertThat(approved.state()).isEqualTo(State.APPROVED);
    assertThat(approved.plan().releaseAt()).contains(TIME);
    assertThat(planned("embargoed"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.releaseAt()).isEqualTo(TIME);
              assertThat(each.planners()).isEqualTo(2);
              assertThat(each.officers()).isEqualTo(1);
            });
    assertThat(catalogue.versions("embargoed")).isEmpty();
    assertThat(everythingPublicAbout("embargoed")).isEmpty();
    assertThat(office.act(Person.PLANNER_A, item.id(), Action.PUBLISH))
        .as("by hand")
        .isEqualTo(new Outcome.Refused<>(new ReleaseRefusal.UnderEmbargo(TIME)));

    releases.release(TIME.minusSeconds(1));
    assertThat(catalogue.versions("embargoed")).as("a second before").isEmpty();
    assertThat(everythingPublicAbout("embargoed")).isEmpty();
  }

  @Test
  void atItsTimeItIsPublicOnceThoughTwoServersLook() throws Exception {
    WorkbenchItem item = reviewed("released");
    approve(item, Optional.of(TIME), Optional.empty()).orElseThrow();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> looks = new ArrayList<>();
      for (int server = 0; server < 2; server++) {
        looks.add(
            two.submit(
                () -> {
                  Thread.currentThread().setContextClassLoader(loader);
                  together.await();
                  releases.release(TIME);
                  return null;
                }));
      }
      for (Future<?> look : looks) {
        look.get();
      }
    } finally {
      two.shutdown();
    }

    assertThat(catalogue.versions("released"))
        .singleElement()
        .isInstanceOf(PublishedVersion.InForce.class);
    assertThat(everythingPublicAbout("released")).as("content and certificate").hasSize(2);
    assertThat(planned("released")).isEmpty();
    releases.release(TIME.plusSeconds(5));
    assertThat(catalogue.versions("released")).hasSize(1);
  }

  @Test
  void aDateThatIsPastIsRefused() throws Exception {
    WorkbenchItem item = reviewed("past");
    assertThat(approve(item, Optional.of(Instant.EPOCH), Optional.empty()))
        .isEqualTo(new Outcome.Refused<>(new ReleaseRefusal.ReleaseNotAhead()));
  }

  @Test
  void whatIsSentBackLeavesTheCalendarAndIsNotReleased() throws Exception {
    WorkbenchItem item = reviewed("called-off");
    approve(item, Optional.of(TIME), Optional.empty()).orElseThrow();
    office.act(Person.DATA_PROTECTION_OFFICER, item.id(), Action.RETURN).orElseThrow();

    assertThat(planned("called-off")).isEmpty();
    releases.release(TIME);
    assertThat(catalogue.versions("called-off")).isEmpty();
  }

  @Test
  void whatCannotBePublishedAnyMoreIsCalledOff() throws Exception {
    WorkbenchItem first = reviewed("crossed-releases");
    WorkbenchItem second =
        review(office.prepare("crossed-releases", "crossed-releases-rule", "2023").orElseThrow());
    approve(first, Optional.of(TIME), Optional.empty()).orElseThrow();
    approve(second, Optional.empty(), Optional.empty()).orElseThrow();
    office.act(Person.PLANNER_A, second.id(), Action.PUBLISH).orElseThrow();

    releases.release(TIME);

    assertThat(catalogue.versions("crossed-releases"))
        .as("prepared without knowing of the other, so it may not follow it")
        .hasSize(1);
    assertThat(planned("crossed-releases")).isEmpty();
  }

  @Test
  void anErratumStandsWithTheVersionThatCorrects() throws Exception {
    WorkbenchItem first = reviewed("erring");
    approve(first, Optional.empty(), Optional.empty()).orElseThrow();
    office.act(Person.PLANNER_A, first.id(), Action.PUBLISH).orElseThrow();
    office.deliver("erring", "2023", persons(1, 20, 30, 44));
    WorkbenchItem second = review(office.prepare("erring", "erring-rule", "2023").orElseThrow());
    LocalizedText erratum = new LocalizedText("Vier fehlten in D.", "Four were missing in D.");
    approve(second, Optional.of(TIME), Optional.of(erratum)).orElseThrow();
    assertThat(everythingPublicAbout("erring").toString()).doesNotContain("fehlten");

    releases.release(TIME);

    assertThat(calendar.erratum("erring@2")).contains(erratum);
    assertThat(calendar.erratum("erring@1")).isEmpty();
    assertThat(catalogue.version("erring", 1)).as("its address stays").isPresent();
  }
}
