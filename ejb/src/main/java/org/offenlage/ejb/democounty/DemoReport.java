package org.offenlage.ejb.democounty;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.offenlage.ejb.analysis.IndexFormula;
import org.offenlage.ejb.area.AreaHistory;
import org.offenlage.ejb.area.AreaHistoryJson;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.microdata.ReferencePeriod;

/**
 * Fills the demo county's social report after its first indicators are public: delivers the small
 * registers and publishes one indicator after the other, leaving out what an earlier start has
 * done.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoReport {

  private static final Logger LOG = System.getLogger(DemoReport.class.getName());

  @Inject
  @SuppressWarnings("NullAway.Init")
  DemoPlanner planner;

  @Inject
  @SuppressWarnings("NullAway.Init")
  DemoOfficer officer;

  @Inject
  @SuppressWarnings("NullAway.Init")
  DemoApprover approver;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Catalogue catalogue;

  /**
   * Delivers and publishes what is missing; takes a minute or two.
   *
   * @return the indicators published here
   */
  public List<String> fill() {
    DemoSwitch.requireOn();
    CountyFacts facts = CountyFacts.load();
    planner.declare(areas());
    deliver(facts);
    DemoPublications publications = new DemoPublications(planner, officer, approver);
    List<String> published = new ArrayList<>();
    List<String> years = ReportRegister.YEARS.stream().map(year -> Integer.toString(year)).toList();
    for (IndicatorDefinition definition : ReportIndicators.all(facts)) {
      planner.define(definition);
      if (definition.measure() instanceof Measure.Index index) {
        if (!isPublic(index.formula())) {
          // Made of the first indicators, which have yet to be published; a later start does it.
          continue;
        }
        publications.publish(
            DemoRules.forIndex(definition.id()),
            index.formula() instanceof IndexFormula.AgainstBase ? DemoLoad.years() : years);
      } else {
        publications.publish(DemoRules.forReport(definition.id()), years);
      }
      published.add(definition.id());
    }
    LOG.log(Level.INFO, "the social report of the demo county is complete");
    return published;
  }

  /** The county's areas and what became of them, on which no indicator of the demo depends. */
  static AreaHistory areas() {
    try (InputStream document =
        Objects.requireNonNull(DemoReport.class.getResourceAsStream("areas.yaml"))) {
      return AreaHistoryJson.parse(new String(document.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isPublic(IndexFormula formula) {
    return formula.parts().stream()
        .allMatch(part -> catalogue.latest(part.indicatorId()).isPresent());
  }

  private void deliver(CountyFacts facts) {
    Supplier<DemoRegister> invented = new Once();
    DemoDatasets.all(facts).forEach(planner::declare);
    // Flows look back on the year before the first.
    for (int year = ReportRegister.YEARS.get(0) - 1; year <= DemoRegister.LAST_YEAR; year++) {
      int of = year;
      deliver(
          DemoDatasets.RESIDENTS,
          year,
          () -> {
            ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 20);
            invented.get().writeResidents(of, file);
            return file.toByteArray();
          });
    }
    for (ReportRegister register : ReportRegister.all()) {
      planner.declare(register.declaration(facts));
      for (int year : ReportRegister.YEARS) {
        deliver(register.id(), year, () -> register.file(invented.get(), year));
      }
    }
  }

  private void deliver(String dataset, int year, Supplier<byte[]> file) {
    ReferencePeriod period = ReferencePeriod.ofYear(year);
    if (!planner.deliveredPeriods(dataset).contains(period)) {
      planner.deliver(
          dataset, period, dataset + "-" + year + ".csv", new ByteArrayInputStream(file.get()));
    }
  }

  /** The registers, invented when they are needed for the first time. */
  private static final class Once implements Supplier<DemoRegister> {

    private final List<DemoRegister> invented = new ArrayList<>(1);

    @Override
    public DemoRegister get() {
      if (invented.isEmpty()) {
        invented.add(DemoRegister.invent());
      }
      return invented.get(0);
    }
  }
}
