package org.offenlage.ejb.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Reasons;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublicationContent;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.examination.Examination;
import org.offenlage.ejb.examination.SensitiveCell;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;

/**
 * The data-protection officer's decisions on exceptions: single cells that may be shown though
 * their release rule finds them sensitive (in the field's words, waivers).
 *
 * <p>An exception holds for the very records that the cell counted when it was made: after a
 * correction of the data, or another definition, the officer decides anew. It takes effect when the
 * publication is prepared again, by somebody else than who made it. All other cells stay as safe as
 * before, those of earlier publications too; where they cannot, nothing is prepared. When an
 * exception is taken back, nothing that was prepared under it becomes public any more; what is
 * public stays so until it is withdrawn.
 */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
public class Waivers {

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Workbench workbench;

  @Inject
  @SuppressWarnings("NullAway.Init")
  ReleaseRules rules;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  /**
   * What is wanted.
   *
   * @param publication a publication in the making
   * @param table one of its tables
   * @param cell a sensitive cell that it hides: its codes, joined by blanks
   * @param ground what allows to show it
   * @param reason more closely, for everybody who will see the cell
   */
  public record Request(
      UUID publication, String table, String cell, Waiver.Ground ground, LocalizedText reason) {}

  /**
   * Makes an exception for a sensitive cell that a publication in the making hides.
   *
   * <p>Cost: one look at each cell of the table.
   */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  public Outcome<Waiver> grant(Request request) {
    Optional<PreparationRow> row = workbench.lock(request.publication());
    if (row.isEmpty()) {
      return new Outcome.Refused<>(new ReviewRefusal.UnknownItem());
    }
    if (row.get().author().equals(caller.name())) {
      return new Outcome.Refused<>(new WaiverRefusal.ByTheAuthor());
    }
    LocalizedText reason = request.reason();
    if (!Reasons.isGiven(reason.german()) || !Reasons.isGiven(reason.english())) {
      return new Outcome.Refused<>(new ReviewRefusal.ReasonMissing());
    }
    Optional<List<String>> codes = hiddenAndSensitive(row.get(), request.table(), request.cell());
    Optional<String> basis = codes.flatMap(each -> basis(row.get(), request.table(), each));
    if (basis.isEmpty()) {
      return new Outcome.Refused<>(new WaiverRefusal.NotSensitive());
    }
    boolean isGranted =
        inForce(row.get().indicatorId(), row.get().ruleId()).stream()
            .anyMatch(
                each ->
                    each.table().equals(request.table())
                        && each.codes().equals(codes.get())
                        && each.basis().equals(basis.get()));
    if (isGranted) {
      return new Outcome.Refused<>(new WaiverRefusal.GrantedAlready());
    }
    Waiver waiver =
        new Waiver(
            UUID.randomUUID(),
            row.get().indicatorId(),
            row.get().ruleId(),
            request.table(),
            codes.get(),
            basis.get(),
            request.ground(),
            new LocalizedText(reason.german().strip(), reason.english().strip()),
            caller.name(),
            Instant.now().truncatedTo(ChronoUnit.MICROS));
    entities.persist(new WaiverRow(waiver));
    ledger.append(
        LedgerAct.WAIVER_GRANTED,
        subject(waiver),
        told(waiver),
        // Not public yet: that a cell needs an exception tells that it is small.
        Map.of(
            "table",
            waiver.table(),
            "cell",
            waiver.cell(),
            "ground",
            waiver.ground().name(),
            "reason",
            waiver.reason().german()));
    return new Outcome.Done<>(waiver);
  }

  /**
   * Takes an exception back.
   *
   * @param reason why; stays in the office
   */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  public Outcome<Waiver> revoke(UUID id, String reason) {
    if (!Reasons.isGiven(reason)) {
      return new Outcome.Refused<>(new ReviewRefusal.ReasonMissing());
    }
    WaiverRow row = entities.find(WaiverRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null || isEnded(List.of(id))) {
      return new Outcome.Refused<>(new WaiverRefusal.UnknownWaiver());
    }
    Waiver waiver = row.waiver();
    entities.persist(
        new WaiverEndRow(
            id, reason.strip(), caller.name(), Instant.now().truncatedTo(ChronoUnit.MICROS)));
    ledger.append(
        LedgerAct.WAIVER_REVOKED, subject(waiver), told(waiver), Map.of("reason", reason.strip()));
    return new Outcome.Done<>(waiver);
  }

  /** Exceptions in force for an indicator under a rule, oldest first. */
  public List<Waiver> inForce(String indicatorId, String ruleId) {
    return entities
        .createQuery(
            "select w from WaiverRow w where w.indicatorId = :indicator and w.ruleId = :rule"
                + " and w.id not in (select e.waiverId from WaiverEndRow e)"
                + " order by w.grantedAt, w.id",
            WaiverRow.class)
        .setParameter("indicator", indicatorId)
        .setParameter("rule", ruleId)
        .getResultStream()
        .map(WaiverRow::waiver)
        .toList();
  }

  /** Those with these identifiers, whether in force or not, oldest first. */
  public List<Waiver> of(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select w from WaiverRow w where w.id in :ids order by w.grantedAt, w.id",
                WaiverRow.class)
            .setParameter("ids", ids)
            .getResultStream()
            .map(WaiverRow::waiver)
            .toList();
  }

  /**
   * Whether any of these was taken back. None can be until the transaction ends: whoever takes one
   * back waits.
   */
  public boolean isRevoked(Collection<UUID> ids) {
    ids.stream()
        .sorted()
        .forEach(id -> entities.find(WaiverRow.class, id, LockModeType.PESSIMISTIC_WRITE));
    return isEnded(ids);
  }

  private boolean isEnded(Collection<UUID> ids) {
    return !ids.isEmpty()
        && entities
                .createQuery(
                    "select count(e) from WaiverEndRow e where e.waiverId in :ids", Long.class)
                .setParameter("ids", ids)
                .getSingleResult()
            > 0;
  }

  /** Of which records a cell of a publication is; empty for publications of earlier builds. */
  private static Optional<String> basis(PreparationRow row, String table, List<String> codes) {
    PublicationContent content = row.content();
    List<String> names =
        row.findings().tables().stream().map(WorkbenchItem.TableSummary::table).toList();
    return WaiverBasis.of(
        codes,
        content.tables().get(names.indexOf(table)).structure(),
        content.dimensions().stream()
            .filter(dimension -> dimension.role() == PublishedDimension.Role.PERIOD)
            .map(PublishedDimension::variable)
            .findFirst(),
        row.findings().bases().getOrDefault(table, Map.of()));
  }

  private Optional<List<String>> hiddenAndSensitive(PreparationRow row, String table, String cell) {
    boolean bySuppression =
        rules
            .find(row.ruleId(), row.ruleVersion())
            .filter(rule -> rule.draft().mechanism() instanceof ProtectionMechanism.Suppression)
            .isPresent();
    int place =
        row.findings().tables().stream()
            .map(WorkbenchItem.TableSummary::table)
            .toList()
            .indexOf(table);
    Examination found = workbench.examination(row);
    // Of very many sensitive cells only the first are named; the others are known to be hidden.
    boolean isNamed =
        found.sensitiveCount() > found.sensitive().size()
            || found.sensitive().contains(new SensitiveCell(table, cell));
    if (!bySuppression || place < 0 || !isNamed) {
      return Optional.empty();
    }
    SafeTable safe = row.content().tables().get(place);
    return IntStream.range(0, safe.cells().size())
        .filter(each -> safe.cells().get(each) instanceof SafeCell.Suppressed)
        .mapToObj(each -> safe.structure().codes(each))
        .filter(codes -> String.join(" ", codes).equals(cell))
        .findFirst();
  }

  private static Map<String, String> told(Waiver waiver) {
    return Map.of("indicator", waiver.indicatorId(), "rule", waiver.ruleId());
  }

  private static String subject(Waiver waiver) {
    return "waiver/" + waiver.id();
  }
}
