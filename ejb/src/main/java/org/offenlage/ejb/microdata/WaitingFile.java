package org.offenlage.ejb.microdata;

import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.microdata.vault.Received;

/**
 * A delivered file that lies encrypted until its job has read it.
 *
 * @param datasetId the dataset it is meant for
 * @param period what it describes
 * @param fileName its name, for staff
 * @param kept where it lies
 * @param checkpoint the folder in which an earlier attempt was writing the snapshot
 * @param linkageKey under which it was doing so
 */
record WaitingFile(
    String datasetId,
    ReferencePeriod period,
    String fileName,
    Received.Kept kept,
    Optional<UUID> checkpoint,
    int linkageKey) {}
