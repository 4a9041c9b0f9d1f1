/** Tests of the launcher's parts that need no server. */
@org.jspecify.annotations.NullUnmarked
package org.offenlage.launcher;
