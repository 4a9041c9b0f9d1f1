/**
 * The demo county: an invented register of the real Kreis Pinneberg, delivered, counted and
 * published through the same doors as any other. Nobody real is described.
 *
 * <p>Entry type: {@link org.offenlage.ejb.democounty.DemoCounty}; off unless asked for.
 */
@NullMarked
package org.offenlage.ejb.democounty;

import org.jspecify.annotations.NullMarked;
