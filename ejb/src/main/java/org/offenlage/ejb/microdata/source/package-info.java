/**
 * Where deliveries come from besides the office pages: a folder that is watched, and tables of
 * other databases that are read on a schedule.
 *
 * <p>Entry types: {@link org.offenlage.ejb.microdata.source.WatchedFolder} and {@link
 * org.offenlage.ejb.microdata.source.ScheduledTables}. What becomes of a file is left to {@code
 * microdata}: it is put aside encrypted and read by a job, as an upload is.
 */
@NullMarked
package org.offenlage.ejb.microdata.source;

import org.jspecify.annotations.NullMarked;
