/**
 * The command line: disclosure control and differential privacy on files, without the server.
 *
 * <p>Entry type: {@link org.offenlage.privacy.cli.PrivacyCommand}. Each command is a class of its
 * own that reads and writes files; what they compute is left to the other packages.
 */
@NullMarked
package org.offenlage.privacy.cli;

import org.jspecify.annotations.NullMarked;
