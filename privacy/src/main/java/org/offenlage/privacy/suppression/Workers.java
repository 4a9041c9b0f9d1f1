package org.offenlage.privacy.suppression;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does independent tasks on several threads, each with a search of its own.
 *
 * <p>Results come back in the order of the tasks and do not depend on the number of threads, as
 * long as a task reads nothing that another changes.
 */
final class Workers implements AutoCloseable {

  private final List<CertificateSearch> searches = new ArrayList<>();
  private final @Nullable ExecutorService executor;

  Workers(int threads, Supplier<CertificateSearch> search) {
    for (int i = 0; i < threads; i++) {
      searches.add(search.get());
    }
    executor =
        threads == 1
            ? null
            : Executors.newFixedThreadPool(
                threads - 1,
                task -> {
                  Thread thread = new Thread(task, "cell-suppression");
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /** The search for work between batches, on the calling thread. */
  CertificateSearch own() {
    return searches.get(0);
  }

  <T, R> List<R> map(List<T> tasks, BiFunction<CertificateSearch, T, R> work) {
    AtomicReferenceArray<R> results = new AtomicReferenceArray<>(tasks.size());
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> helpers = new ArrayList<>();
    if (executor != null && tasks.size() > 1) {
      for (CertificateSearch search : searches.subList(1, searches.size())) {
        helpers.add(executor.submit(() -> drain(search, tasks, work, results, next)));
      }
    }
    drain(own(), tasks, work, results, next);
    for (Future<?> helper : helpers) {
      await(helper);
    }
    List<R> ordered = new ArrayList<>(tasks.size());
    for (int i = 0; i < tasks.size(); i++) {
      ordered.add(results.get(i));
    }
    return ordered;
  }

  private static <T, R> void drain(
      CertificateSearch search,
      List<T> tasks,
      BiFunction<CertificateSearch, T, R> work,
      AtomicReferenceArray<R> results,
      AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
      results.set(i, work.apply(search, tasks.get(i)));
    }
  }

  private static void await(Future<?> helper) {
    try {
      helper.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while protecting tables", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a search for certificates failed", e.getCause());
    }
  }

  @Override
  public void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
