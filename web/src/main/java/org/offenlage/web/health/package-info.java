/**
 * Whether the server answers, for those who start and watch it.
 *
 * <p>Entry type: {@link org.offenlage.web.health.HealthResource}. Measuring how well is left to
 * WildFly.
 */
@NullMarked
package org.offenlage.web.health;

import org.jspecify.annotations.NullMarked;
