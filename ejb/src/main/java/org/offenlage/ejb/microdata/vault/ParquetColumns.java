package org.offenlage.ejb.microdata.vault;

import java.util.HashSet;
import java.util.Set;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.DatasetDeclaration;

/**
 * How the columns of a declaration stand in the vault's Parquet files.
 *
 * <p>Every column keeps its name. Codes are kept as their position in the declared code list, from
 * 0; declarations never change. Identifiers are kept as pseudonyms of 128 bits. Stateless.
 */
public final class ParquetColumns {

  /** The column with the record key, before all others. */
  public static final String RECORD_KEY = "offenlage_record_key";

  static final String TABLE = "records";

  private ParquetColumns() {}

  /**
   * The places of the record key and of these columns in every file.
   *
   * @param names of declared columns
   */
  public static Set<Integer> places(DatasetDeclaration declaration, Set<String> names) {
    Set<Integer> places = new HashSet<>();
    places.add(0);
    for (int c = 0; c < declaration.columns().size(); c++) {
      if (names.contains(declaration.columns().get(c).name())) {
        places.add(c + 1);
      }
    }
    return places;
  }

  static String createTable(DatasetDeclaration declaration) {
    StringBuilder sql = new StringBuilder("CREATE OR REPLACE TABLE ");
    sql.append(TABLE).append(" (").append(RECORD_KEY).append(" BIGINT NOT NULL");
    for (Column column : declaration.columns()) {
      sql.append(", ")
          .append(CountingEngine.identifier(column.name()))
          .append(' ')
          .append(sqlType(column.type()));
    }
    return sql.append(')').toString();
  }

  private static String sqlType(ColumnType type) {
    if (type instanceof ColumnType.Identifier) {
      return "UUID";
    }
    if (type instanceof ColumnType.Code) {
      return "INTEGER";
    }
    if (type instanceof ColumnType.Fraction) {
      return "DOUBLE";
    }
    if (type instanceof ColumnType.Date) {
      return "DATE";
    }
    if (type instanceof ColumnType.Text) {
      return "VARCHAR";
    }
    return "BIGINT";
  }
}
