package org.offenlage.ejb.microdata;

import java.time.Instant;
import java.util.UUID;

/**
 * One accepted delivery, immutable: the records of a dataset for one reference period.
 *
 * @param id its identifier
 * @param datasetId the dataset
 * @param period what the records describe
 * @param version 1 for the first delivery of a period; a later one supersedes the earlier
 * @param rows how many records
 * @param byteCount size of the delivered file in bytes
 * @param sha256 of the delivered file, lower case hexadecimal
 * @param deliveredAt when it became visible
 * @param deliveredBy who delivered it
 */
public record Snapshot(
    UUID id,
    String datasetId,
    ReferencePeriod period,
    int version,
    long rows,
    long byteCount,
    String sha256,
    Instant deliveredAt,
    String deliveredBy) {}
