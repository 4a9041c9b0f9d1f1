/**
 * Examines a protected publication before its review: whether its safety rules hold, what the
 * built-in intruder gets out of it together with everything published before, and whether figures
 * changed implausibly.
 *
 * <p>Entry type: {@link org.offenlage.ejb.examination.Examination}. Shares no code with the
 * protectors but names of cells; linking cells of different tables rests on the records they count.
 * Who decides what a result means is left to {@code review}.
 */
@NullMarked
package org.offenlage.ejb.examination;

import org.jspecify.annotations.NullMarked;
