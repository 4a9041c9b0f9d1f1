/**
 * Charts and maps as SVG, drawn on the server by the chart library that the frontend build bundled.
 *
 * <p>Entry type: {@link org.offenlage.web.chart.Drawings}. What a drawing shows is decided by
 * {@code report}; here it is only drawn, within bounds of time and memory.
 */
@NullMarked
package org.offenlage.web.chart;

import org.jspecify.annotations.NullMarked;
