package org.offenlage.ejb.publication;

import java.time.Instant;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * An entry of the public release calendar: what will become public and when, without figures.
 *
 * @param id number of the plan that it announces
 * @param indicatorId the indicator
 * @param name its name
 * @param releaseAt when it becomes public
 * @param planners how many planners have worked on it
 * @param officers how many data-protection officers have
 */
public record Announcement(
    long id,
    String indicatorId,
    LocalizedText name,
    Instant releaseAt,
    int planners,
    int officers) {}
