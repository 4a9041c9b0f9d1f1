package org.offenlage.privacy.structure;

/**
 * Two addresses of one cell: same respondents, same meaning, hence the same value.
 *
 * @param first one place where the cell stands
 * @param second another
 */
public record SharedCell(CellAddress first, CellAddress second) {}
