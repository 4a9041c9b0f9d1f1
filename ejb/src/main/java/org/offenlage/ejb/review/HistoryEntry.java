package org.offenlage.ejb.review;

import java.time.Instant;
import java.util.Optional;

/**
 * One step in the life of a publication.
 *
 * @param action what was done; empty for the preparation itself
 * @param state where it stood afterwards
 * @param actor login name of who did it
 * @param at when
 * @param reason why, where a reason was given; stays in the office
 */
public record HistoryEntry(
    Optional<Action> action, State state, String actor, Instant at, String reason) {}
