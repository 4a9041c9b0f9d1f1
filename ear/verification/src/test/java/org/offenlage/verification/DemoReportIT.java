package org.offenlage.verification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.Catalogue;
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
