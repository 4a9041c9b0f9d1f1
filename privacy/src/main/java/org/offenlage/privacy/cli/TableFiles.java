package org.offenlage.privacy.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.offenlage.privacy.audit.Witness;
import org.offenlage.privacy.audit.WitnessFile;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.risk.SensitiveCells;
import org.offenlage.privacy.suppression.CellMove;
import org.offenlage.privacy.suppression.ProtectionProof;
import org.offenlage.privacy.suppression.ProtectionProofs;

/** Writes the results of suppression. */
final class TableFiles {

  private TableFiles() {}

  /** Every cell with its value, empty where suppressed, and its status, F or X. */
  static void writePublic(Path path, Cube cube, BitSet suppressed) {
    try (BufferedWriter writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
      writer.write(header(cube) + ",status\n");
      for (int cell = 0; cell < cube.structure().cellCount(); cell++) {
        boolean hidden = suppressed.get(cell);
        writer.write(codes(cube, cell));
        writer.write(',');
        if (!hidden) {
          writer.write(cube.measure().written(cube.tables().value(cell)));
        }
        writer.write(hidden ? ",X\n" : ",F\n");
      }
    } catch (IOException e) {
      throw new BadInput(path + ": the file cannot be written.");
    }
  }

  /** Every cell with its true value, what was decided, and its interval. */
  static void writeInternal(
      Path path,
      Cube cube,
      BitSet suppressed,
      SensitiveCells sensitive,
      Intervals intervals,
      Rules.Applied applied) {
    try (BufferedWriter writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
      writer.write(header(cube) + ",primary,suppressed,lo,hi,rule\n");
      for (int cell = 0; cell < cube.structure().cellCount(); cell++) {
        boolean primary = sensitive.level(cell).isPresent();
        long value = cube.tables().value(cell);
        writer.write(codes(cube, cell));
        writer.write(',' + cube.measure().written(value));
        writer.write(primary ? ",TRUE" : ",FALSE");
        writer.write(suppressed.get(cell) ? ",TRUE," : ",FALSE,");
        if (primary) {
          writer.write(
              cube.measure().written(intervals.lower(cell))
                  + ","
                  + cube.measure().written(intervals.upper(cell)));
        } else if (suppressed.get(cell)) {
          writer.write(',');
        } else {
          writer.write(cube.measure().written(value) + "," + cube.measure().written(value));
        }
        writer.write(primary ? "," + applied.reason(cell) + "\n" : ",\n");
      }
    } catch (IOException e) {
      throw new BadInput(path + ": the file cannot be written.");
    }
  }

  static void writeWitnesses(
      Path path,
      Cube cube,
      List<String> rules,
      String demand,
      Set<Integer> waived,
      SensitiveCells sensitive,
      ProtectionProofs proofs) {
    long[] truth = new long[cube.structure().cellCount()];
    for (int cell = 0; cell < truth.length; cell++) {
      truth[cell] = cube.tables().value(cell);
    }
    WitnessFile.Header header =
        new WitnessFile.Header(
            cube.structure(),
            truth,
            rules,
            demand,
            waived.stream().mapToInt(cell -> cell).sorted().toArray(),
            cube.contributions().isPresent()
                ? org.offenlage.privacy.audit.Measure.MAGNITUDES
                : org.offenlage.privacy.audit.Measure.COUNTS,
            cube.measure().decimals());
    try (WitnessFile.Writer writer = new WitnessFile.Writer(Files.newOutputStream(path), header)) {
      proofs.forEach(
          proof -> {
            if (proof.cell() >= truth.length) {
              return;
            }
            try {
              writer.add(witness(proof, sensitive, truth.length));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException | UncheckedIOException e) {
      throw new BadInput(path + ": the file cannot be written.");
    }
  }

  /** The witness as far as it lies in the cube; cells of other tables come after the cube's. */
  private static Witness witness(ProtectionProof proof, SensitiveCells sensitive, int cubeCells) {
    ProtectionLevel level =
        proof.demand() == ProtectionProof.Demand.FULL
            ? sensitive.level(proof.cell()).orElse(ProtectionLevel.ofWidth(1))
            : ProtectionLevel.ofWidth(1);
    return new Witness(
        proof.cell(),
        level,
        proof.known(),
        difference(proof.higher(), cubeCells),
        difference(proof.lower(), cubeCells));
  }

  private static Witness.Difference difference(CellMove move, int cubeCells) {
    int inside = 0;
    while (inside < move.cells().length && move.cells()[inside] < cubeCells) {
      inside++;
    }
    return new Witness.Difference(
        Arrays.copyOf(move.cells(), inside), Arrays.copyOf(move.steps(), inside));
  }

  private static String header(Cube cube) {
    return cube.structure().variables().stream()
            .map(variable -> CsvFile.quoted(variable.name()))
            .collect(Collectors.joining(","))
        + ','
        + CsvFile.quoted(cube.measure().name());
  }

  private static String codes(Cube cube, int cell) {
    return cube.structure().codes(cell).stream()
        .map(CsvFile::quoted)
        .collect(Collectors.joining(","));
  }
}
