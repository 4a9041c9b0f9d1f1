package org.offenlage.ejb.democounty;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.ReferencePeriod;

/**
 * Loads the demo county step by step, leaving out what an earlier start has done. For use once, by
 * one thread; deliveries run on two.
 */
final class DemoLoad {

  private static final int STARTED_PERCENT = 1;
  private static final int DELIVERED_PERCENT = 70;

  private final DemoPlanner planner;
  private final DemoPublications publications;
  private final DemoStatus status;
  private final ExecutorService executor;
  private final CountyFacts facts = CountyFacts.load();

  DemoLoad(
      DemoPlanner planner,
      DemoPublications publications,
      DemoStatus status,
      ExecutorService executor) {
    this.planner = planner;
    this.publications = publications;
    this.status = status;
    this.executor = executor;
  }

  private record Missing(String dataset, int year) {}

  void run() throws InterruptedException, ExecutionException {
    status.becomes(new DemoStatus.State.Loading(0, "declaring"));
    for (DatasetDeclaration declaration : DemoDatasets.all(facts)) {
      planner.declare(declaration);
    }
    deliver(missing());
    for (IndicatorDefinition indicator : DemoIndicators.all(facts)) {
      planner.define(indicator);
    }
    List<DemoRules> rules =
        List.of(
            DemoRules.forBirthRate(), DemoRules.forMotorisationRate(), DemoRules.forBenefitRate());
    for (int i = 0; i < rules.size(); i++) {
      status.becomes(
          new DemoStatus.State.Loading(
              DELIVERED_PERCENT + (100 - DELIVERED_PERCENT) * i / rules.size(),
              "publishing " + rules.get(i).indicatorId()));
      publications.publish(rules.get(i), years());
    }
    status.becomes(new DemoStatus.State.Ready());
  }

  /** All years of the first registers. */
  static List<String> years() {
    List<String> years = new ArrayList<>();
    for (int year = DemoRegister.FIRST_YEAR; year <= DemoRegister.LAST_YEAR; year++) {
      years.add(Integer.toString(year));
    }
    return years;
  }

  private List<Missing> missing() {
    List<Missing> missing = new ArrayList<>();
    Map<String, Set<ReferencePeriod>> delivered = new HashMap<>();
    for (String dataset :
        List.of(DemoDatasets.RESIDENTS, DemoDatasets.VEHICLES, DemoDatasets.BIRTHS)) {
      Set<ReferencePeriod> periods =
          delivered.computeIfAbsent(dataset, id -> new HashSet<>(planner.deliveredPeriods(id)));
      for (int year = DemoRegister.FIRST_YEAR; year <= DemoRegister.LAST_YEAR; year++) {
        if (!periods.contains(ReferencePeriod.ofYear(year))) {
          missing.add(new Missing(dataset, year));
        }
      }
    }
    return missing;
  }

  private void deliver(List<Missing> missing) throws InterruptedException, ExecutionException {
    if (missing.isEmpty()) {
      return;
    }
    status.becomes(new DemoStatus.State.Loading(STARTED_PERCENT, "inventing the registers"));
    DemoRegister register = DemoRegister.invent();
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Callable<Void> worker =
        () -> {
          for (int i = next.getAndIncrement(); i < missing.size(); i = next.getAndIncrement()) {
            deliver(register, missing.get(i));
            int percent =
                STARTED_PERCENT
                    + (DELIVERED_PERCENT - STARTED_PERCENT)
                        * done.incrementAndGet()
                        / missing.size();
            status.becomes(
                new DemoStatus.State.Loading(percent, "delivering " + missing.get(i).dataset()));
          }
          return null;
        };
    List<Future<Void>> workers = List.of(executor.submit(worker), executor.submit(worker));
    for (Future<Void> running : workers) {
      running.get();
    }
  }

  private void deliver(DemoRegister register, Missing missing) {
    BiConsumer<Integer, OutputStream> writing =
        switch (missing.dataset()) {
          case DemoDatasets.RESIDENTS -> register::writeResidents;
          case DemoDatasets.BIRTHS -> register::writeBirths;
          default -> register::writeVehicles;
        };
    ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 20);
    writing.accept(missing.year(), file);
    planner.deliver(
        missing.dataset(),
        ReferencePeriod.ofYear(missing.year()),
        missing.dataset() + "-" + missing.year() + ".csv",
        new ByteArrayInputStream(file.toByteArray()));
  }
}
