package org.offenlage.ejb.tabulation;

import java.util.Map;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.DatasetDeclaration;

/**
 * The records of a snapshot, as an engine sees them.
 *
 * @param from what stands behind FROM
 * @param recordKey the column with the record key, quoted
 * @param columns the quoted name of each declared column
 * @param declaration of the dataset
 */
record Relation(
    String from, String recordKey, Map<String, String> columns, DatasetDeclaration declaration) {

  Relation {
    columns = Map.copyOf(columns);
  }

  /** The quoted name of a column. */
  String column(String name) {
    String quoted = columns.get(name);
    if (quoted == null) {
      throw new IllegalStateException("the definition does not fit its dataset");
    }
    return quoted;
  }

  /** What a column holds. */
  ColumnType type(String name) {
    return declaration
        .column(name)
        .map(Column::type)
        .orElseThrow(() -> new IllegalStateException("the definition does not fit its dataset"));
  }
}
