package org.offenlage.ejb.protection;

import java.util.UUID;

/**
 * A noisy count that was drawn and kept.
 *
 * @param noise description of the noise's distribution
 * @param value true count plus noise
 * @param spending the debit that paid for it
 */
record StoredCell(String noise, long value, UUID spending) {}
