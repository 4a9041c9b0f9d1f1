package org.offenlage.ejb.review;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.io.StringReader;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.ledger.CanonicalJson;
import org.offenlage.ejb.protection.TableToProtect;
import org.offenlage.ejb.tabulation.TabulatedTable;

@Entity
@Table(schema = "review", name = "counted_table")
@IdClass(CountedTableRow.Key.class)
@SuppressWarnings("NullAway.Init")
class CountedTableRow {

  @Id
  @Column(name = "preparation_id")
  private UUID preparationId;

  @Id
  @Enumerated(EnumType.STRING)
  private TabulatedTable.Part part;

  private String population;
  private String snapshots;

  @Column(name = "protected_with")
  private @Nullable String protectedWith;

  protected CountedTableRow() {}

  CountedTableRow(UUID preparationId, CountedTable counted) {
    TableToProtect table = counted.table();
    this.preparationId = preparationId;
    this.part = table.counted().part();
    this.population = table.records().population();
    Map<String, String> snapshotByPeriod = new TreeMap<>();
    for (int p = 0; p < table.periods().size(); p++) {
      snapshotByPeriod.put(table.periods().get(p), table.counted().snapshots().get(p).toString());
    }
    this.snapshots = CanonicalJson.of(snapshotByPeriod);
    this.protectedWith =
        counted
            .protectedWith()
            .map(
                seen -> {
                  JsonArrayBuilder ids = Json.createArrayBuilder();
                  seen.forEach(id -> ids.add(id.toString()));
                  return CanonicalJson.of(ids.build());
                })
            .orElse(null);
  }

  /** What the population of every table on a dataset contains. */
  static String ofDataset(String dataset) {
    return "\"dataset\":\"" + dataset + "\"";
  }

  UUID preparationId() {
    return preparationId;
  }

  TabulatedTable.Part part() {
    return part;
  }

  String population() {
    return population;
  }

  String datasetId() {
    try (var reader = Json.createReader(new StringReader(population))) {
      return reader.readObject().getString("dataset");
    }
  }

  /** Publications that were seen when it was protected; empty where others do not matter. */
  Optional<Set<UUID>> protectedWith() {
    if (protectedWith == null) {
      return Optional.empty();
    }
    try (var reader = Json.createReader(new StringReader(protectedWith))) {
      return Optional.of(
          reader.readArray().getValuesAs(JsonString.class).stream()
              .map(id -> UUID.fromString(id.getString()))
              .collect(Collectors.toSet()));
    }
  }

  /** The snapshot counted for each period. */
  Map<String, UUID> snapshotByPeriod() {
    Map<String, UUID> byPeriod = new TreeMap<>();
    try (var reader = Json.createReader(new StringReader(snapshots))) {
      JsonObject json = reader.readObject();
      json.forEach(
          (period, id) -> byPeriod.put(period, UUID.fromString(((JsonString) id).getString())));
    }
    return byPeriod;
  }

  /** Key of a table. */
  @SuppressWarnings("NullAway.Init")
  static class Key implements Serializable {

    private static final long serialVersionUID = 1;

    private UUID preparationId;
    private TabulatedTable.Part part;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && part == that.part
          && preparationId.equals(that.preparationId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(preparationId, part);
    }
  }
}
