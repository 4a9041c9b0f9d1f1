package org.offenlage.ejb.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The jobs that this server works on, or will when a thread is free. Safe for several threads. */
@ApplicationScoped
public class JobsHere {

  private static final long MILLIS_BETWEEN_LOOKS = 200;

  private final Map<UUID, CountDownLatch> jobs = new ConcurrentHashMap<>();

  /** Adds a job; false where it was there. */
  boolean add(UUID job) {
    return jobs.putIfAbsent(job, new CountDownLatch(1)) == null;
  }

  /** To be called after the end was stored. */
  void remove(UUID job) {
    CountDownLatch ended = jobs.remove(job);
    if (ended != null) {
      ended.countDown();
    }
  }

  List<UUID> all() {
    return List.copyOf(jobs.keySet());
  }

  /** Waits until this server has done with a job; for a moment where it has not this job. */
  void await(UUID job, Duration longest) throws InterruptedException {
    CountDownLatch ended = jobs.get(job);
    if (ended != null) {
      var unused = ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      Thread.sleep(Math.min(longest.toMillis(), MILLIS_BETWEEN_LOOKS));
    }
  }
}
