/**
 * What must be true before the first call is served: the database has the newest schema.
 *
 * <p>Entry type: {@link org.offenlage.ejb.startup.DatabaseMigration}, on which every other bean
 * that runs at start depends. Migrations themselves lie in {@code db/migration}.
 */
@NullMarked
package org.offenlage.ejb.startup;

import org.jspecify.annotations.NullMarked;
