package org.offenlage.privacy.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Does the same for many cells on some threads, each with a tool of its own. Stateless. */
final class InParallel {

  private InParallel() {}

  /** What is done for a cell. */
  interface Work<T, R> {
    R of(T tool, int cell);
  }

  /** The results in the order of the cells. */
  static <T, R> List<R> map(List<T> tools, int[] cells, Work<T, R> work) {
    AtomicReferenceArray<R> results = new AtomicReferenceArray<>(cells.length);
    AtomicInteger next = new AtomicInteger();
    int helpers = Math.min(tools.size(), cells.length) - 1;
    if (helpers <= 0) {
      drain(tools.get(0), cells, work, results, next);
    } else {
      ExecutorService executor =
          Executors.newFixedThreadPool(
              helpers,
              task -> {
                Thread thread = new Thread(task, "disclosure-audit");
                thread.setDaemon(true);
                return thread;
              });
      try {
        List<Future<?>> running = new ArrayList<>();
        for (int helper = 1; helper <= helpers; helper++) {
          T tool = tools.get(helper);
          running.add(executor.submit(() -> drain(tool, cells, work, results, next)));
        }
        drain(tools.get(0), cells, work, results, next);
        for (Future<?> each : running) {
          each.get();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while auditing", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a search of the audit failed", e.getCause());
      } finally {
        executor.shutdownNow();
      }
    }
    List<R> ordered = new ArrayList<>(cells.length);
    for (int i = 0; i < cells.length; i++) {
      ordered.add(results.get(i));
    }
    return ordered;
  }

  private static <T, R> void drain(
      T tool, int[] cells, Work<T, R> work, AtomicReferenceArray<R> results, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < cells.length; i = next.getAndIncrement()) {
      results.set(i, work.of(tool, cells[i]));
    }
  }
}
