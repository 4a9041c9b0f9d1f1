/**
 * The shape of tables: hierarchies, spanning variables, cells, and the sums that must hold between
 * them. No values live here, so both sides of the wall may use it.
 *
 * <p>Entry type: {@link org.offenlage.privacy.structure.TableStructure}. Values are left to {@code
 * confidential} and {@code safe}.
 */
@NullMarked
package org.offenlage.privacy.structure;

import org.jspecify.annotations.NullMarked;
