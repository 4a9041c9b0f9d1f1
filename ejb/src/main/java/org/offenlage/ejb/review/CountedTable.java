package org.offenlage.ejb.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.protection.TableToProtect;

/**
 * A table that was counted for a publication.
 *
 * @param table what was counted
 * @param protectedWith preparations of all publications on the same records that were seen when it
 *     was protected; empty where its protection does not depend on others
 */
record CountedTable(TableToProtect table, Optional<List<UUID>> protectedWith) {}
