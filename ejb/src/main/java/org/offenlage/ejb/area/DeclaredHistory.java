package org.offenlage.ejb.area;

import java.time.Instant;

/**
 * A stored revision of a history.
 *
 * @param history the history
 * @param revision 1 for the first of this id, then ascending
 * @param declaredAt when it was declared
 * @param declaredBy by whom
 */
public record DeclaredHistory(
    AreaHistory history, int revision, Instant declaredAt, String declaredBy) {}
