package org.offenlage.web.office;

import org.offenlage.ejb.review.PreparationOrder;
import org.offenlage.web.language.Texts;

/** Tells in the reader's language how far a preparation is. Stateless. */
final class PreparationWords {

  private PreparationWords() {}

  static String state(PreparationOrder order) {
    PreparationOrder.Progress progress = order.progress();
    String key;
    if (progress instanceof PreparationOrder.Running) {
      key = "RUNNING";
    } else if (progress instanceof PreparationOrder.Interrupted) {
      key = "INTERRUPTED";
    } else if (progress instanceof PreparationOrder.Prepared) {
      key = "PREPARED";
    } else if (progress instanceof PreparationOrder.Refused) {
      key = "REFUSED";
    } else if (progress instanceof PreparationOrder.Cancelled) {
      key = "CANCELLED";
    } else {
      key = "FAILED";
    }
    return Words.here().get("preparation.state." + key);
  }

  /** KERN's name for how a state looks. */
  static String look(PreparationOrder order) {
    PreparationOrder.Progress progress = order.progress();
    if (progress instanceof PreparationOrder.Running) {
      return "info";
    }
    if (progress instanceof PreparationOrder.Prepared) {
      return "success";
    }
    return progress instanceof PreparationOrder.Interrupted
            || progress instanceof PreparationOrder.Cancelled
        ? "warning"
        : "danger";
  }

  static String step(PreparationOrder.Running running) {
    Texts words = Words.here();
    StringBuilder step =
        new StringBuilder(words.get("preparation.stage." + running.stage().name()));
    if (!running.table().isEmpty()) {
      String key = "table." + running.table();
      step.append(": ").append(words.has(key) ? words.get(key) : running.table());
    }
    String key = "preparation.step." + running.step();
    if (words.has(key)) {
      step.append(", ").append(words.get(key));
    }
    return step.toString();
  }
}
