/**
 * Starts and stops the whole system on one machine: database, login server and application server.
 *
 * <p>Entry type: {@link org.offenlage.launcher.Launcher}. The tests use the parts ({@link
 * org.offenlage.launcher.EmbeddedDatabase}, {@link org.offenlage.launcher.KeycloakProcess}) with
 * ports and directories of their own. What the servers do is left to the configuration in {@code
 * ear/server} and {@code realm-config}; which data the demo holds, to the application.
 */
@NullMarked
package org.offenlage.launcher;

import org.jspecify.annotations.NullMarked;
