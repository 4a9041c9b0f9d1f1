package org.offenlage.ejb.catalogue;

import java.time.Instant;

/**
 * What will become public and when: an entry of the release calendar. Holds no figures.
 *
 * @param indicatorId the indicator
 * @param name its name
 * @param releaseAt when it becomes public
 * @param planners how many planners have worked on it, and so know it before
 * @param officers how many data-protection officers do
 */
public record PlannedRelease(
    String indicatorId, LocalizedText name, Instant releaseAt, int planners, int officers) {}
