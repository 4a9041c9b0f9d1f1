package org.offenlage.ejb.microdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.ledger.Ledger;
import org.offenlage.ejb.ledger.LedgerAct;
import org.offenlage.ejb.microdata.intake.Intake;

/**
 * Deliveries that differ from the one before by more than their dataset tolerates.
 *
 * <p>Such a file is not taken in. Once somebody gave reasons for it, the very same file is, when it
 * is delivered again; a watched folder does so by itself. So nothing is ever kept that nobody
 * answers for.
 */
@Stateless
public class HeldDeliveries {

  /** A code that holds a tab itself is only told a little oddly. */
  private static final String LANGUAGES = "\t";

  private static final int MOST_CHARACTERS = 2_000;

  @PersistenceContext(unitName = "office")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  SnapshotRegister register;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Ledger ledger;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  /** In what a file that was read differs from the delivery before, unless reasons were given. */
  @RolesAllowed(Roles.PLANNER)
  public List<ImplausibleChange> changes(ReceivedFile file, Intake.Result.Sound read) {
    Optional<Checks.Plausibility> plausibility = file.declaration().checks().plausibility();
    if (plausibility.isEmpty()
        || reasons(file.declaration().id(), file.period(), read.sha256()).isPresent()) {
      return List.of();
    }
    return before(file.declaration().id(), file.period())
        .map(before -> ImplausibleChange.between(before, read.profile(), plausibility.get()))
        .orElse(List.of());
  }

  /** Of the same period, or else of the last one before it. */
  private Optional<DeliveryProfile> before(String datasetId, ReferencePeriod period) {
    return register.inForce(datasetId).stream()
        .filter(snapshot -> snapshot.period().kind() == period.kind())
        .filter(snapshot -> snapshot.period().compareTo(period) <= 0)
        .max(Comparator.comparing(Snapshot::period))
        .map(snapshot -> entities.find(DeliveryProfileRow.class, snapshot.id()))
        .map(DeliveryProfileRow::profile);
  }

  private Optional<String> reasons(String datasetId, ReferencePeriod period, String sha256) {
    return entities
        .createQuery(
            "select a from HeldAcceptanceRow a, HeldDeliveryRow h, DeliveryRow d"
                + " where a.deliveryId = h.deliveryId and d.id = h.deliveryId"
                + " and h.sha256 = :sha256 and d.datasetId = :dataset and d.period = :period",
            HeldAcceptanceRow.class)
        .setParameter("sha256", sha256)
        .setParameter("dataset", datasetId)
        .setParameter("period", period.code())
        .setMaxResults(1)
        .getResultStream()
        .map(HeldAcceptanceRow::reasons)
        .findFirst();
  }

  /** What waits for reasons, newest first. */
  @RolesAllowed({Roles.PLANNER, Roles.ADMINISTRATOR, Roles.DATA_PROTECTION_OFFICER})
  public List<HeldDelivery> waiting() {
    return entities
        .createQuery(
            "select d, h from HeldDeliveryRow h join DeliveryRow d on d.id = h.deliveryId"
                + " where not exists"
                + " (select 1 from HeldAcceptanceRow a where a.deliveryId = h.deliveryId)"
                + " order by d.receivedAt desc",
            Object[].class)
        .getResultStream()
        .map(
            row -> {
              HeldDeliveryRow held = (HeldDeliveryRow) row[1];
              return new HeldDelivery(
                  ((DeliveryRow) row[0]).delivery(), held.sha256(), read(held.changes()));
            })
        .toList();
  }

  /**
   * Records why a file that waits is right.
   *
   * @return false where nothing waits under this number
   * @throws IllegalArgumentException where no reasons are given, or very long ones
   */
  @RolesAllowed(Roles.PLANNER)
  public boolean accept(UUID delivery, String reasons) {
    if (reasons.isBlank() || reasons.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("reasons have 1 to 2,000 characters");
    }
    HeldDeliveryRow held = entities.find(HeldDeliveryRow.class, delivery);
    DeliveryRow row = entities.find(DeliveryRow.class, delivery);
    if (held == null || row == null || entities.find(HeldAcceptanceRow.class, delivery) != null) {
      return false;
    }
    Delivery waiting = row.delivery();
    entities.persist(
        new HeldAcceptanceRow(
            delivery,
            reasons.strip(),
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            caller.name()));
    ledger.append(
        LedgerAct.DELIVERY_JUSTIFIED,
        "dataset/" + waiting.datasetId() + "@" + waiting.period(),
        Map.of("changes", Long.toString(waiting.problemCount())),
        Map.of(
            "reasons", reasons.strip(),
            "sha256", held.sha256(),
            "differences",
                read(held.changes()).stream()
                    .map(LocalizedText::german)
                    .collect(Collectors.joining("\n")),
            "file", waiting.fileName()));
    return true;
  }

  /** Changes as they are kept: one a line, German and English with a tab between them. */
  static String written(List<ImplausibleChange> changes) {
    return changes.stream()
        .map(change -> change.in(Locale.GERMAN) + LANGUAGES + change.in(Locale.ENGLISH))
        .collect(Collectors.joining("\n"));
  }

  /** Those of former years are in German only. */
  static List<LocalizedText> read(String written) {
    return written
        .lines()
        .map(
            line -> {
              int tab = line.indexOf(LANGUAGES);
              return tab < 0
                  ? LocalizedText.same(line)
                  : new LocalizedText(line.substring(0, tab), line.substring(tab + 1));
            })
        .toList();
  }
}
