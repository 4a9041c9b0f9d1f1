package org.offenlage.web.office.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.review.PreparationOrder;
import org.offenlage.ejb.review.PreparationRequest;
import org.offenlage.ejb.review.ReviewRefusal;

class PreparationDocumentTest {

  private static String written(PreparationOrder.Progress progress) {
    return PreparationDocument.write(
            new PreparationOrder(
                new UUID(0, 1),
                new PreparationRequest("birth-rate", List.of("2023"), "small-counts"),
                "planung-a",
                Instant.EPOCH,
                progress))
        .toString();
  }

  @Test
  void aRunningOneTellsItsStageAndShare() {
    assertThat(
            written(
                new PreparationOrder.Running(
                    PreparationOrder.Stage.PROTECTING, "numerator", "audit", 40)))
        .contains("\"state\":\"running\"", "\"stage\":\"protecting\"", "\"percent\":40")
        .contains("\"repeatable\":false");
  }

  @Test
  void anEndedOneTellsWhatCameOfIt() {
    assertThat(written(new PreparationOrder.Prepared(new UUID(0, 2))))
        .contains("\"state\":\"prepared\"", "\"publication\":\"" + new UUID(0, 2) + "\"");
    assertThat(written(new PreparationOrder.Refused(new ReviewRefusal.RuleNotInForce())))
        .contains("\"state\":\"refused\"", "\"code\":\"rule-not-in-force\"");
  }

  @Test
  void oneThatWasInterruptedOrFailedCanBeRepeated() {
    assertThat(written(new PreparationOrder.Interrupted()))
        .contains("\"state\":\"interrupted\"", "\"repeatable\":true");
    assertThat(written(new PreparationOrder.Failed()))
        .contains("\"state\":\"failed\"", "\"repeatable\":true");
  }
}
