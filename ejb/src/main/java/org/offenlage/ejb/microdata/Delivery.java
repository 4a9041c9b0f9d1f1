package org.offenlage.ejb.microdata;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that was handed in, whatever became of it.
 *
 * @param id its identifier
 * @param datasetId the dataset it was meant for
 * @param period what it describes
 * @param fileName its name, for staff
 * @param receivedAt when
 * @param receivedBy from whom
 * @param problemCount 0 where it was accepted
 * @param snapshot what it became, where it was accepted
 */
public record Delivery(
    UUID id,
    String datasetId,
    ReferencePeriod period,
    String fileName,
    Instant receivedAt,
    String receivedBy,
    long problemCount,
    Optional<Snapshot> snapshot) {}
