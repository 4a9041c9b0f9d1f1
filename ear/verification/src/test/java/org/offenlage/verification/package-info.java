/**
 * Tests of the whole: inside the application server, through a browser, through the API, on the
 * built archives.
 *
 * <p>Entry types: {@link org.offenlage.verification.RealServer} is the real archive in a WildFly of
 * its own, with the demo county; {@link org.offenlage.verification.Journey} walks through it in
 * Chromium; {@link org.offenlage.verification.InContainer} makes the archive of a test that runs
 * inside the server. All of them use the PostgreSQL and the Keycloak that {@link
 * org.offenlage.verification.VerificationSystem} starts once per run, on free ports and below this
 * module's build directory.
 */
@NullMarked
package org.offenlage.verification;

import org.jspecify.annotations.NullMarked;
