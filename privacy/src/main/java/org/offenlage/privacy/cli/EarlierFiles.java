package org.offenlage.privacy.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.privacy.audit.Completion;
import org.offenlage.privacy.audit.InconsistentTableException;
import org.offenlage.privacy.confidential.LinkedTables;
import org.offenlage.privacy.structure.CellAddress;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;
import org.offenlage.privacy.structure.TableSystem;
import org.offenlage.privacy.suppression.CellStatus;

/**
 * Tables that were published before on the same respondents. Their cells are known, whatever their
 * shape: fewer variables and coarser levels are cells of the cube; further variables add cells and
 * equations to it.
 *
 * @param tables the cube with all that was published, where the cube's cells keep their numbers
 * @param statuses what is known already
 */
record EarlierFiles(LinkedTables tables, Map<Integer, CellStatus> statuses) {

  private static final String CUBE = "cube";

  private record Earlier(String name, Path path, StatusTable table, TableStructure structure) {}

  private record Known(Path path, long line, long units) {}

  static EarlierFiles read(List<Path> paths, Cube cube, HierarchyFiles hierarchies) {
    if (paths.isEmpty()) {
      return new EarlierFiles(cube.tables(), Map.of());
    }
    List<Earlier> files = new ArrayList<>();
    Map<String, TableStructure> structures = new LinkedHashMap<>();
    structures.put(CUBE, cube.structure());
    for (Path path : paths) {
      StatusTable table = StatusTable.ofPublished(CsvFile.open(path), cube.measure().name());
      String name = "published " + (files.size() + 1);
      boolean isPart =
          cube.structure().variables().stream()
              .map(SpanningVariable::name)
              .toList()
              .containsAll(table.variables());
      TableStructure structure = isPart ? cube.structure() : structure(table, cube, hierarchies);
      files.add(new Earlier(isPart ? CUBE : name, path, table, structure));
      structures.putIfAbsent(isPart ? CUBE : name, structure);
    }
    TableSystem system =
        structures.size() == 1 ? cube.tables().system() : TableSystem.linkedByCodes(structures);
    Map<Integer, Known> known = new HashMap<>();
    for (Earlier earlier : files) {
      enter(earlier, cube, system, structures.size() == 1, known);
    }
    Map<Integer, CellStatus> statuses = new HashMap<>();
    known.keySet().forEach(cell -> statuses.put(cell, CellStatus.PUBLISHED));
    if (structures.size() == 1) {
      return new EarlierFiles(cube.tables(), statuses);
    }
    for (int cell = cube.structure().cellCount(); cell < system.cellCount(); cell++) {
      statuses.putIfAbsent(cell, CellStatus.SUPPRESSED);
    }
    return new EarlierFiles(completed(system, cube, known), statuses);
  }

  private static void enter(
      Earlier earlier, Cube cube, TableSystem system, boolean isAlone, Map<Integer, Known> known) {
    earlier
        .table()
        .forEachCell(
            earlier.structure(),
            cube.measure(),
            (line, cell, suppressed, units) -> {
              if (suppressed || units.isEmpty()) {
                return;
              }
              int number = isAlone ? cell : system.cell(new CellAddress(earlier.name(), cell));
              boolean isOther =
                  number < cube.structure().cellCount()
                      && cube.tables().value(number) != units.get();
              Known other = known.putIfAbsent(number, new Known(earlier.path(), line, units.get()));
              if (isOther || (other != null && other.units() != units.get())) {
                throw new BadInput(
                    earlier.path(), line, "the cell was published with another value.");
              }
            });
  }

  private static LinkedTables completed(TableSystem system, Cube cube, Map<Integer, Known> known) {
    BitSet unknown = new BitSet();
    long[] values = new long[system.cellCount()];
    for (int cell = 0; cell < values.length; cell++) {
      Known published = known.get(cell);
      if (cell < cube.structure().cellCount()) {
        values[cell] = cube.tables().value(cell);
      } else if (published != null) {
        values[cell] = published.units();
      } else {
        unknown.set(cell);
      }
    }
    try {
      return LinkedTables.of(
          system,
          Completion.of(system, unknown, cell -> values[cell])
              .orElseThrow(
                  () ->
                      new BadInput(
                          "--published: no values were found for the suppressed cells with which"
                              + " the published tables and --cells add up.")));
    } catch (InconsistentTableException e) {
      CellAddress at = e.total();
      throw new BadInput(
          "--published: the published tables and --cells do not add up at "
              + at.table()
              + ", "
              + codes(system, at)
              + ".");
    }
  }

  private static List<String> codes(TableSystem system, CellAddress at) {
    TableStructure structure = system.tables().get(at.table());
    return structure == null ? List.of() : structure.codes(at.cell());
  }

  /** The earlier table's own shape: common variables as the cube has them, others as given. */
  private static TableStructure structure(
      StatusTable table, Cube cube, HierarchyFiles hierarchies) {
    List<SpanningVariable> variables = new ArrayList<>();
    for (String name : table.variables()) {
      Optional<SpanningVariable> common =
          cube.structure().variables().stream()
              .filter(variable -> variable.name().equals(name))
              .findFirst();
      variables.add(common.orElseGet(() -> hierarchies.variable(name, table.codes(name))));
    }
    try {
      return TableStructure.of(variables);
    } catch (IllegalArgumentException e) {
      throw new BadInput(table.file().path(), 1, e.getMessage() + ".");
    }
  }

  /** Which of these cells of the system are cells of the cube. */
  static BitSet inCube(Cube cube, BitSet cells) {
    return BitSet.valueOf(
        Arrays.copyOf(
            cells.get(0, cube.structure().cellCount()).toLongArray(),
            (cube.structure().cellCount() + 63) / 64));
  }
}
