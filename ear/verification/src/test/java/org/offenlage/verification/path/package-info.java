/** The path from a delivered file to a published figure, walked inside the server. */
@NullMarked
package org.offenlage.verification.path;

import org.jspecify.annotations.NullMarked;
