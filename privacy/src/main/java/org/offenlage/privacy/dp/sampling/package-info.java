/**
 * Exact samplers: given uniform bits, the distribution drawn from is the stated one, not an
 * approximation of it.
 *
 * <p>Entry types: {@link org.offenlage.privacy.dp.sampling.InversionSampler} for many draws, {@link
 * org.offenlage.privacy.dp.sampling.ExactSampler} for a few; bits come from {@link
 * org.offenlage.privacy.dp.sampling.DrbgBitSource}. Which noise a table needs is left to {@code
 * dp}. Nothing here promises constant time.
 */
@NullMarked
package org.offenlage.privacy.dp.sampling;

import org.jspecify.annotations.NullMarked;
