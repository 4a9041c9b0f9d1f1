package org.offenlage.verification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.microdata.Datasets;

/** Who may see the declarations of datasets, asked inside the server. */
@ArquillianTest
class DatasetsIT {

  @Inject Datasets datasets;

  @Deployment
  static EnterpriseArchive archive() {
    return InContainer.archive(DatasetsIT.class);
  }

  @Test
  void aCitizenIsRefused() {
    assertThatThrownBy(() -> Person.CITIZEN.does(() -> datasets.list()))
        .isInstanceOf(EJBAccessException.class);
  }

  @Test
  void aPlannerIsNotRefused() throws Exception {
    try {
      Person.PLANNER_A.does(() -> datasets.list());
    } catch (jakarta.ejb.EJBException e) {
      org.assertj.core.api.Assertions.assertThat(e).isNotInstanceOf(EJBAccessException.class);
    }
  }
}
