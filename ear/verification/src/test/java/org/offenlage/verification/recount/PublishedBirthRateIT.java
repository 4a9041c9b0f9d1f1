package org.offenlage.verification.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offenlage.ejb.democounty.DemoCountyExport;
import org.offenlage.verification.RealServer;

/** What the running server publishes is what the delivered files say, and nobody can be found. */
class PublishedBirthRateIT {

  private static final String FACTS =
      "ejb/src/main/resources/org/offenlage/ejb/democounty/pinneberg.csv";

  @Test
  void equalsTheRecountOfTheDeliveredFilesAndHidesWhatItHides(@TempDir Path registers)
      throws IOException {
    DemoCountyExport.main(registers.toString());
    String table = RealServer.get("/api/v1/indicators/birth-rate/data?format=csv").body();

    BirthRateRecount.Result result =
        BirthRateRecount.recount(
            Path.of(System.getProperty("offenlage.root")).resolve(FACTS), registers, table);

    assertThat(result.faults()).isEmpty();
    // 49 municipalities, 5 Ämter and the county, for ten years.
    assertThat(result.published() + result.hidden()).isEqualTo(550);
    assertThat(result.hidden()).isPositive();
  }
}
