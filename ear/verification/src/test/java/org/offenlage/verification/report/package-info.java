/**
 * What citizens and programs are served: pages, drawings, figures.
 *
 * <p>Entry types: {@link org.offenlage.verification.report.CitizenJourneyIT} for people, {@link
 * org.offenlage.verification.report.OpenDataIT} for programs. Runs on the demo county.
 */
@NullMarked
package org.offenlage.verification.report;

import org.jspecify.annotations.NullMarked;
