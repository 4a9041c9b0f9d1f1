/**
 * Styles, fonts and images, served by ourselves under names that carry a hash of the content.
 *
 * <p>Entry type: {@link org.offenlage.web.asset.Assets}. Making them is left to the module's
 * frontend build.
 */
@NullMarked
package org.offenlage.web.asset;

import org.jspecify.annotations.NullMarked;
