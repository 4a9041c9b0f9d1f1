/**
 * The cell key method: every record has a random key, the keys of a cell's records add up to the
 * cell's key, and the cell's key picks the deviation from a perturbation table. The same set of
 * records always gets the same deviation, in every table and every run.
 *
 * <p>Entry type: {@link org.offenlage.privacy.cellkey.CellKeyPerturbation}. It promises
 * consistency, unbiasedness and bounded deviation; it is not differential privacy. Source: Fraser
 * and Wooton 2005; Thompson, Broadfoot and Elazar 2013. Summing record keys is left to tabulation.
 */
@NullMarked
package org.offenlage.privacy.cellkey;

import org.jspecify.annotations.NullMarked;
