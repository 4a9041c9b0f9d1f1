package org.offenlage.verification.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.offenlage.verification.path.Office.persons;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.analysis.IndexFormula;
import org.offenlage.ejb.analysis.IndexPart;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.review.Action;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.verification.InContainer;
import org.offenlage.verification.Person;

/** Indices from their declaration to the public, from published figures alone. */
@ArquillianTest
class IndexIT {

  @Inject Office office;
  @Inject Catalogue catalogue;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(IndexIT.class, Office.class);
  }

  private static IndexFormula composite(String... indicators) {
    return new IndexFormula.Composite(
        List.of(indicators).stream()
            .map(
                each ->
                    new IndexFormula.Weighted(IndexPart.of(each), 1, IndexFormula.Orientation.SAME))
            .toList(),
        IndexFormula.Scale.MIN_MAX);
  }

  private WorkbenchItem publishedCount(String name, String... years) throws Exception {
    office.declare(name + "-people");
    office.deliver(name + "-people", "2022", persons(1, 20, 30, 40));
    office.deliver(name + "-people", "2023", persons(11, 30, 40, 50));
    office.defineCount(name, name + "-people");
    office.suppress(name + "-rule", 3);
    return office.publish(office.prepare(name, name + "-rule", years).orElseThrow());
  }

  private static String refusal(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.refusal().code() : "not refused";
  }

  @Test
  void itIsShownWhereAllItsPartsAreAndTellsItsPublications() throws Exception {
    publishedCount("index-whole", "2022", "2023");
    office.define("index-of-whole", new Measure.Index(composite("index-whole")));
    office.define(
        "index-since-2023",
        new Measure.Index(new IndexFormula.AgainstBase(IndexPart.of("index-whole"), "2023")));
    office.accept("index-rule", new ProtectionMechanism.PublishedFigures());

    assertThat(refusal(office.prepare("index-of-whole", "index-whole-rule", "2023")))
        .isEqualTo("index-needs-published-figures");
    assertThat(refusal(office.prepare("index-whole", "index-rule", "2023")))
        .isEqualTo("rule-protects-nothing");
    office.publish(office.prepare("index-of-whole", "index-rule", "2022", "2023").orElseThrow());
    office.publish(office.prepare("index-since-2023", "index-rule", "2022", "2023").orElseThrow());

    PublishedTable index = catalogue.latest("index-of-whole").orElseThrow();
    assertThat(index.figure(List.of("b", "2023")))
        .as("(30 − 11)/(50 − 11)")
        .isEqualTo(new Figure.Exact(new BigDecimal("48.718")));
    assertThat(index.figure(List.of("a", "2022")))
        .isEqualTo(new Figure.Hidden(Figure.Reason.PART_NOT_SHOWN));
    assertThat(index.statements().get(0).publicParameters())
        .containsEntry("computed from", "index-whole@1");
    PublishedTable since = catalogue.latest("index-since-2023").orElseThrow();
    assertThat(since.figure(List.of("d", "2022")))
        .isEqualTo(new Figure.Exact(new BigDecimal("80")));
    assertThat(since.figure(List.of("d", "2023")))
        .isEqualTo(new Figure.Exact(new BigDecimal("100")));
  }

  @Test
  void withoutItsPartsItIsNeitherPreparedNorPublished() throws Exception {
    office.define("index-early", new Measure.Index(composite("index-late")));
    office.accept("index-early-rule", new ProtectionMechanism.PublishedFigures());
    assertThat(refusal(office.prepare("index-early", "index-early-rule", "2023")))
        .isEqualTo("index-parts-not-published");

    WorkbenchItem part = publishedCount("index-late", "2023");
    assertThat(refusal(office.prepare("index-early", "index-early-rule", "2022")))
        .as("another year")
        .isEqualTo("index-parts-not-published");
    WorkbenchItem index = office.prepare("index-early", "index-early-rule", "2023").orElseThrow();
    office.act(Person.PLANNER_A, index.id(), Action.SUBMIT).orElseThrow();
    office.act(Person.DATA_PROTECTION_OFFICER, index.id(), Action.REVIEW).orElseThrow();
    office.act(Person.PLANNER_B, index.id(), Action.APPROVE).orElseThrow();
    Person.PLANNER_A
        .does(() -> office.publications.withdraw(part.id(), new LocalizedText("Fehler", "mistake")))
        .orElseThrow();
    assertThat(refusal(office.act(Person.PLANNER_A, index.id(), Action.PUBLISH)))
        .isEqualTo("overtaken");
  }
}
