package org.offenlage.verification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.democounty.DemoReport;

/** The demo's social report, delivered, defined, protected, reviewed and published. */
@ArquillianTest
class DemoReportIT {

  @Inject DemoReport report;
  @Inject Catalogue catalogue;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(DemoReportIT.class);
  }

  @Test
  void everyIndicatorIsPublishedAndASecondStartChangesNothing() {
    System.setProperty("offenlage.demo", "true");
    try {
      List<String> published = report.fill();
      assertThat(published).hasSizeGreaterThanOrEqualTo(24);
      assertThat(catalogue.indicators().stream().map(IndicatorMetadata::id)).containsAll(published);
      assertThat(published)
          .as("an index from figures published just before")
          .contains("social-situation-index");
      assertThat(catalogue.latest("social-situation-index").orElseThrow().figures())
          .as("values beside places where a part is protected")
          .hasAtLeastOneElementOfType(Figure.Exact.class)
          .contains(new Figure.Hidden(Figure.Reason.PART_NOT_SHOWN));
      for (String id : published) {
        assertThat(catalogue.latest(id).orElseThrow().metadata().details()).as(id).isPresent();
      }
      report.fill();
      assertThat(published).allSatisfy(id -> assertThat(catalogue.versions(id)).hasSize(1));
    } finally {
      System.clearProperty("offenlage.demo");
    }
  }
}
