/**
 * The built-in intruder: attacks what is to be published with everything that was ever published as
 * knowledge.
 *
 * <p>Entry types: {@link org.offenlage.privacy.attack.LinearAttack} (differencing and linear
 * reconstruction of suppressed cells), {@link org.offenlage.privacy.attack.MicrodataReconstruction}
 * (candidates for the respondents' combinations) and {@link
 * org.offenlage.privacy.attack.MembershipGame} (for differential privacy). Shares no code with what
 * protects or audits, so that one mistake cannot hide in both; what a finding means for a
 * publication is left to {@code review}.
 */
@NullMarked
package org.offenlage.privacy.attack;

import org.jspecify.annotations.NullMarked;
