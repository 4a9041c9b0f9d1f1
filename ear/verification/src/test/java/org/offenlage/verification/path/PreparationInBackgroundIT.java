package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.offenlage.verification.path.Office.persons;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.review.PreparationOrder;
import org.offenlage.ejb.review.PreparationOrderBook;
import org.offenlage.ejb.review.PreparationOrders;
import org.offenlage.ejb.review.PreparationRequest;
import org.offenlage.ejb.review.ReviewRefusal;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** Preparations that run while nobody waits for them. */
@ArquillianTest
class PreparationInBackgroundIT {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  @Inject Office office;
  @Inject PreparationOrders orders;
  @Inject PreparationOrderBook book;

  @Resource(lookup = "java:jboss/datasources/OfficeDS")
  @SuppressWarnings("NullAway.Init")
  DataSource database;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(PreparationInBackgroundIT.class, Office.class);
  }

  private PreparationRequest request(String name) throws Exception {
    office.declare(name + "-people");
    office.deliver(name + "-people", "2023", persons(1, 20, 30, 40));
    office.defineCount(name, name + "-people");
    office.suppress(name + "-rule", 3);
    return new PreparationRequest(name, List.of("2023"), name + "-rule");
  }

  private PreparationOrder ended(PreparationOrder order) throws Exception {
    return Person.PLANNER_A.does(() -> orders.find(order.id(), LONG_ENOUGH)).orElseThrow();
  }

  @Test
  void itStandsOnTheWorkbenchUnderTheNameOfWhoOrderedIt() throws Exception {
    PreparationRequest request = request("in-background");

    PreparationOrder order = Person.PLANNER_A.does(() -> orders.begin(request));

    assertThat(ended(order).progress())
        .isInstanceOfSatisfying(
            PreparationOrder.Prepared.class,
            prepared ->
                assertThat(item(prepared.publication()))
                    .satisfies(
                        item -> {
                          assertThat(item.author()).isEqualTo(Person.PLANNER_A.name());
                          assertThat(item.tables().get(0).hidden().number()).isEqualTo(2);
                        }));
    assertThat(open()).doesNotContain(order.id());
  }

  private WorkbenchItem item(UUID id) {
    try {
      return Person.PLANNER_A.does(() -> office.publications.view(id)).orElseThrow();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<UUID> open() throws Exception {
    return Person.PLANNER_A.does(() -> orders.open()).stream().map(PreparationOrder::id).toList();
  }

  @Test
  void whyItIsRefusedIsKeptWithItsWords() throws Exception {
    PreparationRequest request = request("refused-in-background");

    PreparationOrder order =
        Person.PLANNER_A.does(
            () ->
                orders.begin(
                    new PreparationRequest(
                        request.indicatorId(), List.of("1999"), request.ruleId())));

    assertThat(ended(order).progress())
        .isInstanceOfSatisfying(
            PreparationOrder.Refused.class,
            refused -> {
              assertThat(refused.refusal().code()).isEqualTo("data-missing");
              assertThat(refused.refusal().detail()).contains("1999");
            });
  }

  /** An order that nobody works on is what a server leaves that is killed while it prepares. */
  private UUID left(PreparationRequest request, int deaths) throws Exception {
    UUID left = UUID.randomUUID();
    assertThat(Person.PLANNER_A.does(() -> book.enter(left, request)).progress())
        .isInstanceOf(PreparationOrder.Running.class);
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "update job.job set deaths = ?, alive_at = 'epoch' where id = ?")) {
      statement.setInt(1, deaths);
      statement.setObject(2, left);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
    return left;
  }

  @Test
  void whatNoServerWorksOnIsFoundAndDoneInTheNameOfWhoOrderedIt() throws Exception {
    UUID left = left(request("left-behind"), 1);

    PreparationOrder found =
        Person.PLANNER_B.does(() -> orders.find(left, LONG_ENOUGH)).orElseThrow();

    assertThat(found.progress())
        .isInstanceOfSatisfying(
            PreparationOrder.Prepared.class,
            prepared ->
                assertThat(item(prepared.publication()).author())
                    .isEqualTo(Person.PLANNER_A.name()));
  }

  @Test
  void whatServersDieOverAgainAndAgainIsGivenUpAndBegunAgainByHandOnce() throws Exception {
    UUID left = left(request("interrupted"), 5);

    PreparationOrder interrupted =
        Person.PLANNER_A.does(() -> orders.find(left, LONG_ENOUGH)).orElseThrow();

    assertThat(interrupted.progress()).isEqualTo(new PreparationOrder.Interrupted());
    assertThat(open()).contains(left);
    assertThat(Person.PLANNER_A.does(() -> office.publications.all()))
        .extracting(item -> item.metadata().id())
        .doesNotContain("interrupted");
    PreparationOrder again = Person.PLANNER_B.does(() -> orders.repeat(left)).orElseThrow();
    assertThat(ended(again).progress()).isInstanceOf(PreparationOrder.Prepared.class);
    assertThat(Person.PLANNER_A.does(() -> orders.repeat(left)))
        .isEqualTo(new Outcome.Refused<>(new ReviewRefusal.NotRepeatable()));
    assertThat(Person.PLANNER_A.does(() -> orders.repeat(again.id())))
        .isEqualTo(new Outcome.Refused<>(new ReviewRefusal.NotRepeatable()));
    assertThat(open()).doesNotContain(left, again.id());
  }

  @Test
  void onlyPlannersOrder() throws Exception {
    PreparationRequest request = new PreparationRequest("any", List.of("2023"), "any-rule");

    assertThatThrownBy(() -> Person.DATA_PROTECTION_OFFICER.does(() -> orders.begin(request)))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> Person.CITIZEN.does(() -> orders.open()))
        .isInstanceOf(EJBAccessException.class);
  }

  @Test
  void figuresThatWouldUncoverWhatAnEarlierPublicationHidesAreRefusedWithTheCells()
      throws Exception {
    office.declare("hidden-people");
    office.declare("hidden-births");
    office.deliver("hidden-people", "2023", persons(2, 20, 30, 40));
    office.deliver("hidden-births", "2023", persons(10, 20, 30, 40));
    office.defineCount("hidden-count", "hidden-people");
    office.defineRate("hidden-rate", "hidden-births", "hidden-people");
    office.suppress("hidden-rule", 3);
    office.suppressNumerators("open-rule", 3);
    office.publish(office.prepare("hidden-count", "hidden-rule", "2023").orElseThrow());

    assertThat(office.prepare("hidden-rate", "open-rule", "2023"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.refusal().code()).isEqualTo("earlier-publication-endangered");
              assertThat(refused.refusal().parameters())
                  .isEqualTo(Map.of("table", "DENOMINATOR", "cells", "a 2023"));
            });
    assertThat(office.prepare("hidden-rate", "hidden-rule", "2023"))
        .as("protected together with the earlier one it can be published")
        .isInstanceOf(Outcome.Done.class);
  }
}
