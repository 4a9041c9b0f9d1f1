/**
 * Reads a delivered file: splits it into fields, checks every field against the declaration,
 * replaces identifiers by pseudonyms, and hands good rows on. Works on bytes, so that a row costs
 * no objects.
 *
 * <p>Entry type: {@link org.offenlage.ejb.microdata.intake.Intake}. Keeping the rows is left to
 * {@code vault}.
 */
@NullMarked
package org.offenlage.ejb.microdata.intake;

import org.jspecify.annotations.NullMarked;
