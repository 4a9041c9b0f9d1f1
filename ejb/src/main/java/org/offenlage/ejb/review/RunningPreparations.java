package org.offenlage.ejb.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What this server is preparing now, and how far each is. Lost with the server: an order that has
 * no end and is not in here was interrupted. Safe for use by several threads.
 */
@ApplicationScoped
public class RunningPreparations {

  private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();

  private static final class Entry {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile PreparationOrder.Running progress =
        PreparationOrder.Running.begun(PreparationOrder.Stage.WAITING);
  }

  void add(UUID order) {
    entries.put(order, new Entry());
  }

  void reached(UUID order, PreparationOrder.Running progress) {
    Entry entry = entries.get(order);
    if (entry != null) {
      entry.progress = progress;
    }
  }

  /** To be called after the end was stored, so that an order is always in one place or both. */
  void remove(UUID order) {
    Entry entry = entries.remove(order);
    if (entry != null) {
      entry.ended.countDown();
    }
  }

  Optional<PreparationOrder.Running> progress(UUID order) {
    return Optional.ofNullable(entries.get(order)).map(entry -> entry.progress);
  }

  /** Waits until the preparation ends, but no longer than this; tells whether it ended. */
  boolean await(UUID order, Duration longest) throws InterruptedException {
    Entry entry = entries.get(order);
    return entry == null || entry.ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }
}
