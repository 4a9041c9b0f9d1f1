package org.offenlage.ejb.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.catalogue.Calculation;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.PublicationContent;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.examination.Check;
import org.offenlage.ejb.examination.Examination;
import org.offenlage.ejb.examination.ExaminedTable;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.protection.Complements;
import org.offenlage.ejb.protection.CountedRecords;
import org.offenlage.ejb.protection.EarlierTable;
import org.offenlage.ejb.protection.LimitRefusal;
import org.offenlage.ejb.protection.ProtectedTable;
import org.offenlage.ejb.protection.Protection;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.ejb.protection.RuleLimits;
import org.offenlage.ejb.protection.TableToProtect;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.ejb.tabulation.TabulationOutcome;
import org.offenlage.ejb.tabulation.Tabulator;
import org.offenlage.privacy.safe.SafeCell;

/**
 * Counts an indicator and protects its tables. Runs outside of transactions: debits and draws
 * commit for themselves.
 */
@Stateless
@RolesAllowed(Roles.PLANNER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Preparation {

  /** Above this share of hidden cells, a reviewer is told to look. */
  private static final int NOTABLE_HIDDEN_PERCENT = 30;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Indicators indicators;

  @Inject
  @SuppressWarnings("NullAway.Init")
  ReleaseRules rules;

  @Inject
  @SuppressWarnings("NullAway.Init")
  RuleLimits limits;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Tabulator tabulator;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Protection protection;

  @Inject
  @SuppressWarnings("NullAway.Init")
  EarlierTables earlierTables;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Waivers waivers;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  IndexPreparation indices;

  /**
   * Counts and protects what is asked for.
   *
   * @param progress is told how far that is
   */
  public Outcome<Prepared> prepare(
      PreparationRequest request, Consumer<PreparationOrder.Running> progress) {
    progress.accept(PreparationOrder.Running.begun(PreparationOrder.Stage.COUNTING));
    Optional<IndicatorDefinition> definition =
        IndicatorMetadata.isId(request.indicatorId())
            ? indicators.find(request.indicatorId())
            : Optional.empty();
    if (definition.isEmpty()) {
      return new Outcome.Refused<>(new ReviewRefusal.UnknownIndicator());
    }
    Optional<ReleaseRule> rule = rules.inForce(request.ruleId());
    if (rule.isEmpty()) {
      return new Outcome.Refused<>(new ReviewRefusal.RuleNotInForce());
    }
    Optional<Set<ReferencePeriod>> periods = periods(request, definition.get());
    if (periods.isEmpty()) {
      return new Outcome.Refused<>(new ReviewRefusal.InvalidPeriods());
    }
    Optional<LimitRefusal> forbidding =
        limits.forbidding(rule.get().draft(), definition.get(), periods.get(), Instant.now());
    if (forbidding.isPresent()) {
      return new Outcome.Refused<>(new ReviewRefusal.NotProtected(forbidding.get()));
    }
    if (definition.get().measure() instanceof Measure.Index index) {
      return indices.prepare(definition.get(), index.formula(), periods.get(), rule.get());
    }
    TabulationOutcome counted =
        tabulator.tabulate(
            definition.get(),
            periods.get(),
            rule.get().draft().mechanism() instanceof ProtectionMechanism.Suppression suppression
                ? suppression.largestContributions()
                : OptionalInt.empty());
    if (counted instanceof TabulationOutcome.MissingSnapshots missing) {
      return new Outcome.Refused<>(
          new ReviewRefusal.DataMissing(
              missing.missing().stream()
                  .map(each -> each.datasetId() + " " + each.period().code())
                  .toList()));
    }
    return protect((TabulationOutcome.TabulatedIndicator) counted, rule.get(), progress);
  }

  private static Optional<Set<ReferencePeriod>> periods(
      PreparationRequest request, IndicatorDefinition definition) {
    try {
      Set<ReferencePeriod> periods = new TreeSet<>();
      request.periods().forEach(code -> periods.add(new ReferencePeriod(code)));
      boolean fits = definition.period().isPresent() ? !periods.isEmpty() : periods.size() == 1;
      return fits ? Optional.of(periods) : Optional.empty();
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private Outcome<Prepared> protect(
      TabulationOutcome.TabulatedIndicator counted,
      ReleaseRule rule,
      Consumer<PreparationOrder.Running> progress) {
    List<Waiver> exceptions = exceptions(counted.definition(), rule);
    List<TableToProtect> tables =
        tables(counted).stream()
            .map(table -> table.waiving(WaiverUse.of(table, exceptions)))
            .toList();
    Map<TabulatedTable.Part, ProtectedTable> byPart = new EnumMap<>(TabulatedTable.Part.class);
    List<CountedTable> protectedTables = new ArrayList<>();
    List<WorkbenchItem.TableSummary> summaries = new ArrayList<>();
    List<Check> checks = new ArrayList<>();
    List<ExaminedTable> examined = new ArrayList<>();
    Set<UUID> spendings = new LinkedHashSet<>();
    for (TableToProtect table : countsBeforeSums(tables, rule.draft())) {
      Optional<EarlierPublications> earlier = Optional.empty();
      if (rule.draft().showsTrueCounts(table.counted().part())) {
        Outcome<EarlierPublications> found = earlierTables.of(table, rule.draft());
        if (found instanceof Outcome.Refused<EarlierPublications> refused) {
          return new Outcome.Refused<>(refused.refusal());
        }
        earlier = Optional.of(found.orElseThrow());
      }
      List<EarlierTable> known =
          new ArrayList<>(earlier.map(EarlierPublications::tables).orElse(List.of()));
      known.addAll(beside(table, examined, rule.draft()));
      Outcome<ProtectedTable> outcome =
          protection.protect(
              table,
              known,
              rule.draft(),
              (step, share) ->
                  progress.accept(
                      new PreparationOrder.Running(
                          PreparationOrder.Stage.PROTECTING,
                          name(table),
                          step,
                          (int) Math.max(0, Math.min(100, Math.round(100 * share))))));
      if (outcome instanceof Outcome.Refused<ProtectedTable> refused) {
        return new Outcome.Refused<>(new ReviewRefusal.NotProtected(refused.refusal()));
      }
      ProtectedTable result = outcome.orElseThrow();
      byPart.put(table.counted().part(), result);
      summaries.add(summary(table, result));
      checks.addAll(checks(table, result));
      spendings.addAll(result.spendings());
      protectedTables.add(new CountedTable(table, earlier.map(EarlierPublications::seen)));
      examined.add(new ExaminedTable(table, result, known));
    }
    List<ProtectedTable> results = new ArrayList<>();
    tables.forEach(
        table -> results.add(Objects.requireNonNull(byPart.get(table.counted().part()))));
    progress.accept(PreparationOrder.Running.begun(PreparationOrder.Stage.EXAMINING));
    Examination examination = Examination.of(examined, rule.draft());
    List<Waiver> used = WaiverUse.used(exceptions, examined);
    List<String> periods = counted.periods().stream().map(ReferencePeriod::code).toList();
    List<PublishedDimension> dimensions =
        Readers.dimensions(counted.definition().dimensions(), periods);
    Calculation calculation = Readers.calculation(counted.definition().measure());
    PublicationContent content =
        new PublicationContent(
            counted.definition().metadata(),
            dimensions,
            calculation,
            results.stream().map(ProtectedTable::table).toList(),
            RatioMargins.of(dimensions, calculation, tables, results),
            Reliabilities.of(dimensions, calculation, tables, results),
            WaiverText.after(rule.draft().shortForm(), used));
    return new Outcome.Done<>(
        new Prepared(
            content,
            rule.id(),
            rule.version(),
            new Findings(
                periods,
                summaries,
                checks,
                List.copyOf(spendings),
                bases(tables),
                used.stream().map(Waiver::id).toList()),
            examination,
            protectedTables));
  }

  private static Map<String, Map<String, String>> bases(List<TableToProtect> tables) {
    Map<String, Map<String, String>> bases = new LinkedHashMap<>();
    tables.forEach(table -> bases.put(name(table), WaiverBasis.byPeriod(table)));
    return bases;
  }

  /** Who made an exception does not prepare under it: that would be one pair of eyes. */
  private List<Waiver> exceptions(IndicatorDefinition definition, ReleaseRule rule) {
    return waivers.inForce(definition.metadata().id(), rule.id()).stream()
        .filter(waiver -> !waiver.grantedBy().equals(caller.name()))
        .toList();
  }

  /** Of a mean the counts come first: where they are hidden the sum is hidden too. */
  private static List<TableToProtect> countsBeforeSums(
      List<TableToProtect> tables, RuleDraft rule) {
    List<TableToProtect> ordered = new ArrayList<>(tables);
    if (rule.mechanism() instanceof ProtectionMechanism.Suppression
        && tables.get(0).counted().quantity() instanceof Quantity.Total) {
      Collections.reverse(ordered);
    }
    return ordered;
  }

  /**
   * Tables of the same publication that were protected already and count records of the same
   * dataset, as one publication must not give away its own numerator.
   */
  private static List<EarlierTable> beside(
      TableToProtect table, List<ExaminedTable> examined, RuleDraft rule) {
    List<EarlierTable> beside = new ArrayList<>();
    if (!rule.showsTrueCounts(table.counted().part())
        || !(rule.mechanism() instanceof ProtectionMechanism.Suppression suppression)) {
      return beside;
    }
    for (ExaminedTable other : examined) {
      if (other.truth().counted().datasetId().equals(table.counted().datasetId())) {
        EarlierTable known =
            new EarlierTable(
                "this " + other.truth().counted().part(),
                other.truth(),
                other.result().table(),
                Optional.of(suppression));
        beside.add(known);
        Complements.of(table, known, suppression).ifPresent(beside::add);
      }
    }
    return beside;
  }

  /** The counted tables together with what they count. */
  static List<TableToProtect> tables(TabulationOutcome.TabulatedIndicator counted) {
    IndicatorDefinition definition = counted.definition();
    List<TableToProtect> tables = new ArrayList<>();
    for (int t = 0; t < counted.tables().size(); t++) {
      TabulatedTable table = counted.tables().get(t);
      tables.add(
          new TableToProtect(
              table,
              CountedRecords.of(
                  definition, definition.queries().get(t), table.quantity(), table.part()),
              definition.dimensions().stream()
                  .filter(Dimension.Area.class::isInstance)
                  .map(Dimension::name)
                  .findFirst(),
              definition.period().map(Dimension::name),
              counted.periods().stream().map(ReferencePeriod::code).toList()));
    }
    return tables;
  }

  private static WorkbenchItem.TableSummary summary(TableToProtect table, ProtectedTable result) {
    return new WorkbenchItem.TableSummary(
        name(table),
        new WorkbenchItem.Cells(result.table().cells().size()),
        new WorkbenchItem.Cells(hidden(result)),
        new WorkbenchItem.Cells(result.sensitiveCells()));
  }

  private static List<Check> checks(TableToProtect table, ProtectedTable result) {
    List<Check> checks = new ArrayList<>();
    String name = name(table);
    switch (result.table().statement().mechanism()) {
      case SUPPRESSION -> {
        checks.add(
            new Check(
                "linked-publications",
                Check.Result.PASSED,
                name,
                List.of(Integer.toString(result.linkedTables()))));
        checks.add(
            new Check(
                "disclosure-audit",
                Check.Result.PASSED,
                name,
                List.of(Long.toString(result.sensitiveCells()))));
      }
      case DISCRETE_LAPLACE, DISCRETE_GAUSSIAN, EXPONENTIAL ->
          checks.add(
              new Check(
                  "budget-debited-before-draw",
                  Check.Result.PASSED,
                  name,
                  List.of(Integer.toString(result.spendings().size()))));
      case PUBLIC_FIGURES -> {
        checks.add(new Check("public-figures", Check.Result.NOTABLE, name, List.of()));
        checks.add(
            new Check(
                "earlier-publications-stay-safe",
                Check.Result.PASSED,
                name,
                List.of(Integer.toString(result.linkedTables()))));
      }
      case PUBLISHED_FIGURES ->
          throw new IllegalStateException("counts cannot come from published figures");
      case CELL_KEY ->
          checks.add(
              new Check("not-differentially-private", Check.Result.NOTABLE, name, List.of()));
    }
    long cells = result.table().cells().size();
    checks.add(
        new Check(
            "hidden-cells",
            hidden(result) * 100 > cells * NOTABLE_HIDDEN_PERCENT
                ? Check.Result.NOTABLE
                : Check.Result.PASSED,
            name,
            List.of(Long.toString(hidden(result)), Long.toString(cells))));
    return checks;
  }

  private static long hidden(ProtectedTable result) {
    return result.table().cells().stream().filter(SafeCell.Suppressed.class::isInstance).count();
  }

  static String name(TableToProtect table) {
    return table.counted().part().name().toLowerCase(Locale.ROOT);
  }
}
