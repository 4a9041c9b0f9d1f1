/**
 * The command line: disclosure control and differential privacy on files, without the server.
 *
 * <p>Each command is a class of its own; what they compute is left to the other packages.
 */
@NullMarked
package org.offenlage.privacy.cli;

import org.jspecify.annotations.NullMarked;
