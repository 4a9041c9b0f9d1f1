package org.offenlage.ejb.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.analysis.IndexCalculation;
import org.offenlage.ejb.analysis.IndexFormula;
import org.offenlage.ejb.analysis.IndexPart;
import org.offenlage.ejb.catalogue.Calculation;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.PublicationContent;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.examination.Check;
import org.offenlage.ejb.examination.Examination;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;

/** Works out an index for the workbench. Reads publications and nothing else. */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IndexPreparation {

  private static final String TABLE = "index";

  @Inject
  @SuppressWarnings("NullAway.Init")
  Catalogue catalogue;

  /** The index over these periods, from the publications in force or those that were chosen. */
  public Outcome<Prepared> prepare(
      IndicatorDefinition definition,
      IndexFormula formula,
      Set<ReferencePeriod> periods,
      ReleaseRule rule) {
    if (!(rule.draft().mechanism() instanceof ProtectionMechanism.PublishedFigures)) {
      return new Outcome.Refused<>(new IndexRefusal.NeedsPublishedFigures());
    }
    Map<IndexPart, PublishedTable> published = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (IndexPart part : formula.parts()) {
      published(part)
          .ifPresentOrElse(table -> published.put(part, table), () -> missing.add(part.name()));
    }
    if (!missing.isEmpty()) {
      return new Outcome.Refused<>(new IndexRefusal.PartsNotPublished(missing));
    }
    List<String> codes = periods.stream().map(ReferencePeriod::code).sorted().toList();
    List<PublishedDimension> dimensions = Readers.dimensions(definition.dimensions(), codes);
    IndexCalculation calculation = new IndexCalculation(formula, dimensions, published);
    if (!calculation.lacking().isEmpty()) {
      return new Outcome.Refused<>(new IndexRefusal.PartsNotPublished(calculation.lacking()));
    }
    SafeTable table;
    try {
      table = calculation.table();
    } catch (ArithmeticException tooLarge) {
      return new Outcome.Refused<>(new IndexRefusal.TooLarge());
    }
    return new Outcome.Done<>(
        new Prepared(
            new PublicationContent(
                definition.metadata(),
                dimensions,
                calculation.calculation(),
                List.of(table),
                rule.draft().shortForm()),
            rule.id(),
            rule.version(),
            findings(codes, table, calculation.calculation()),
            Examination.none(),
            List.of()));
  }

  private Optional<PublishedTable> published(IndexPart part) {
    if (!IndicatorMetadata.isId(part.indicatorId())) {
      return Optional.empty();
    }
    return part.version().isPresent()
        ? catalogue.version(part.indicatorId(), part.version().getAsInt())
        : catalogue.latest(part.indicatorId());
  }

  /** Whether an index is computed from a publication that was withdrawn. */
  public boolean isOutdated(Calculation.FromPublished index) {
    return index.sources().stream()
        .anyMatch(
            source -> {
              int at = source.publicationId().lastIndexOf('@');
              return catalogue
                  .version(
                      source.publicationId().substring(0, at),
                      Integer.parseInt(source.publicationId().substring(at + 1)))
                  .isEmpty();
            });
  }

  private static Findings findings(
      List<String> periods, SafeTable table, Calculation.FromPublished index) {
    long hidden = table.cells().stream().filter(SafeCell.Suppressed.class::isInstance).count();
    return new Findings(
        periods,
        List.of(
            new WorkbenchItem.TableSummary(
                TABLE,
                new WorkbenchItem.Cells(table.cells().size()),
                new WorkbenchItem.Cells(hidden),
                new WorkbenchItem.Cells(0))),
        List.of(
            new Check(
                "published-figures-only",
                Check.Result.PASSED,
                TABLE,
                List.of(Integer.toString(index.sources().size())))),
        List.of(),
        Map.of(),
        List.of());
  }
}
