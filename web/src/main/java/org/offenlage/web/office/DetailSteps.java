package org.offenlage.web.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offenlage.privacy.dp.AdaptiveDetail;

/**
 * Steps of detail in one line: noisy totals beside each other, the first for the finest categories,
 * each further one for those a level above. Stateless.
 */
final class DetailSteps {

  private static final int MOST = 10;

  private DetailSteps() {}

  /** The steps; empty where the text is none, or totals do not fall from step to step. */
  static Optional<List<AdaptiveDetail.Step>> read(String text) {
    List<AdaptiveDetail.Step> steps = new ArrayList<>();
    for (String total : text.strip().split("\\s+")) {
      if (!total.matches("\\d{1,12}") || steps.size() == MOST) {
        return Optional.empty();
      }
      long least = Long.parseLong(total);
      if (!steps.isEmpty() && steps.get(steps.size() - 1).leastNoisyTotal() <= least) {
        return Optional.empty();
      }
      steps.add(new AdaptiveDetail.Step(least, steps.size()));
    }
    return Optional.of(steps);
  }

  /** The totals as a form shows them. */
  static String write(List<AdaptiveDetail.Step> steps) {
    return steps.stream()
        .sorted((one, other) -> Integer.compare(one.finestHeight(), other.finestHeight()))
        .map(step -> Long.toString(step.leastNoisyTotal()))
        .collect(Collectors.joining(" "));
  }
}
