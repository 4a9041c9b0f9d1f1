/**
 * Work that nobody waits for: Jakarta Batch executes it, the database keeps what was ordered and
 * how far it is, and of several servers one does it. A job whose server died is begun again by
 * whichever server finds it.
 *
 * <p>Entry types: {@link org.offenlage.ejb.job.Jobs} to start, follow and cancel jobs, {@link
 * org.offenlage.ejb.job.JobWork} to be implemented by an activity. What a job does, and what a
 * later attempt makes of what an earlier one left, is the activity's.
 */
@NullMarked
package org.offenlage.ejb.job;

import org.jspecify.annotations.NullMarked;
