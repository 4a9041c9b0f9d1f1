package org.offenlage.ejb.microdata;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.offenlage.ejb.access.Reasons;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.job.Job;
import org.offenlage.ejb.job.Jobs;
import org.offenlage.ejb.microdata.vault.LinkCount;
import org.offenlage.ejb.microdata.vault.LinkCounting;
import org.offenlage.ejb.microdata.vault.StoredParts;

/**
 * How registers are linked: which records of one find their respondent in another, and under which
 * key.
 */
@Stateless
@RolesAllowed({Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Linkage {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Datasets datasets;

  @Inject
  @SuppressWarnings("NullAway.Init")
  SnapshotRegister register;

  @Inject
  @SuppressWarnings("NullAway.Init")
  LinkageRegister linkage;

  @Inject
  @SuppressWarnings("NullAway.Init")
  InstalledVault installed;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Jobs jobs;

  /** The number of the linkage key in force. */
  public int keyInForce() {
    return linkage.inForce();
  }

  /** Periods of which there are snapshots, ascending. */
  public List<ReferencePeriod> periods() {
    TreeSet<ReferencePeriod> periods = new TreeSet<>();
    for (DatasetDeclaration declaration : datasets.list()) {
      register.inForce(declaration.id()).forEach(snapshot -> periods.add(snapshot.period()));
    }
    return List.copyOf(periods);
  }

  /**
   * For each column that names respondents of another dataset of the same period, how many records
   * find theirs. Reads every snapshot of the period: some seconds for a million records.
   */
  public List<LinkCount> counts(ReferencePeriod period) {
    Map<DatasetDeclaration, StoredParts> snapshots = new LinkedHashMap<>();
    for (DatasetDeclaration declaration : datasets.list()) {
      register
          .storedInForce(declaration.id(), period)
          .ifPresent(stored -> snapshots.put(declaration, stored));
    }
    return LinkCounting.of(installed.vault(), snapshots);
  }

  /**
   * Has the pseudonyms of every snapshot made anew under a further key, in the background. All
   * snapshots change together, or none.
   *
   * @param reason why; stays in the office
   * @return the job; nothing where one is under way
   * @throws IllegalArgumentException where no reason is given
   */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  public Optional<Job> changeKey(String reason) {
    if (!Reasons.isGiven(reason)) {
      throw new IllegalArgumentException("say why the linkage key is changed");
    }
    Optional<Job> job = linkage.enter(UUID.randomUUID(), reason.strip());
    job.ifPresent(entered -> jobs.launch(entered.id()));
    return job;
  }
}
