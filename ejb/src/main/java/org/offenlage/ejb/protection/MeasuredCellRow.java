package org.offenlage.ejb.protection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

@Entity
@Table(schema = "protection", name = "measured_cell")
@IdClass(MeasuredCellRow.Key.class)
@SuppressWarnings("NullAway.Init")
class MeasuredCellRow {

  @Id
  @Column(name = "snapshot_id")
  private UUID snapshotId;

  @Id private String population;
  @Id private String cell;

  @Column(name = "measurement_id")
  private UUID measurementId;

  private String noise;
  private long value;

  protected MeasuredCellRow() {}

  MeasuredCellRow(MeasurementRow measurement, String cell, String noise, long value) {
    this.snapshotId = measurement.snapshotId();
    this.population = measurement.population();
    this.cell = cell;
    this.measurementId = measurement.id();
    this.noise = noise;
    this.value = value;
  }

  /** Key of a measured cell. */
  @SuppressWarnings("NullAway.Init")
  static class Key implements Serializable {

    private static final long serialVersionUID = 1;

    private UUID snapshotId;
    private String population;
    private String cell;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && snapshotId.equals(that.snapshotId)
          && population.equals(that.population)
          && cell.equals(that.cell);
    }

    @Override
    public int hashCode() {
      return Objects.hash(snapshotId, population, cell);
    }
  }
}
