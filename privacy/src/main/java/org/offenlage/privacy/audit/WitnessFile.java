package org.offenlage.privacy.audit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.offenlage.privacy.risk.ProtectionLevel;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/**
 * The witnesses of a table as a file that stays in the office: the structure, the true values, the
 * rule, and then witness by witness.
 *
 * <p>Deflated; integers take 7 bits a byte. Read and written in one pass.
 */
public final class WitnessFile {

  private static final int MAGIC = 0x4f46_5731;
  private static final int END = 0;
  private static final int WITNESS = 1;

  private WitnessFile() {}

  /**
   * What stands before the witnesses.
   *
   * @param structure the cells
   * @param truth the true value of each cell, in units
   * @param rules the safety rules in the words of the command line
   * @param demand the protection demand in the words of the command line, or empty
   * @param waived cells that the office decided not to protect, ascending
   * @param measure what the values are
   * @param decimals how many decimals of the written values the units stand for
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Header(
      TableStructure structure,
      long[] truth,
      List<String> rules,
      String demand,
      int[] waived,
      Measure measure,
      int decimals) {

    public Header {
      rules = List.copyOf(rules);
      if (truth.length != structure.cellCount()) {
        throw new IllegalArgumentException("there must be one value for each cell");
      }
    }

    /** Whether the rules can be applied again from the values alone, all decisions included. */
    public boolean appliesAgain() {
      return measure == Measure.COUNTS;
    }

    @Override
    public String toString() {
      return "Header over " + structure;
    }
  }

  /** Writes witnesses one after the other. */
  public static final class Writer implements AutoCloseable {

    private final DataOutputStream out;

    /** Writes the header to a stream that this writer closes in the end. */
    public Writer(OutputStream stream, Header header) throws IOException {
      DataOutputStream plain = new DataOutputStream(stream);
      plain.writeInt(MAGIC);
      out =
          new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(plain), 1 << 16));
      writeLong(header.structure().variables().size());
      for (SpanningVariable variable : header.structure().variables()) {
        out.writeUTF(variable.name());
        writeLong(variable.hierarchies().size());
        for (Hierarchy hierarchy : variable.hierarchies()) {
          writeHierarchy(hierarchy);
        }
      }
      for (long value : header.truth()) {
        writeLong(value);
      }
      writeLong(header.rules().size());
      for (String rule : header.rules()) {
        out.writeUTF(rule);
      }
      out.writeUTF(header.demand());
      writeAscending(header.waived());
      writeLong(header.measure().ordinal());
      writeLong(header.decimals());
    }

    private void writeHierarchy(Hierarchy hierarchy) throws IOException {
      List<String> codes = hierarchy.codes();
      writeLong(codes.size());
      for (String code : codes) {
        out.writeUTF(code);
        String parent = hierarchy.parent(code).orElse(null);
        writeLong(parent == null ? -1 : codes.indexOf(parent));
      }
    }

    /** Adds a witness. */
    public void add(Witness witness) throws IOException {
      writeLong(WITNESS);
      writeLong(witness.cell());
      writeLong(witness.level().below());
      writeLong(witness.level().above());
      writeLong(witness.level().width());
      writeAscending(witness.known());
      for (Witness.Difference difference : List.of(witness.higher(), witness.lower())) {
        writeAscending(difference.cells());
        for (long step : difference.steps()) {
          writeLong(step);
        }
      }
    }

    private void writeAscending(int[] cells) throws IOException {
      writeLong(cells.length);
      long last = 0;
      for (int cell : cells) {
        writeLong(cell - last);
        last = cell;
      }
    }

    private void writeLong(long value) throws IOException {
      long zigzag = (value << 1) ^ (value >> 63);
      while ((zigzag & ~0x7fL) != 0) {
        out.writeByte((int) (zigzag & 0x7f) | 0x80);
        zigzag >>>= 7;
      }
      out.writeByte((int) zigzag);
    }

    @Override
    public void close() throws IOException {
      writeLong(END);
      out.close();
    }
  }

  /** Reads what a {@link Writer} wrote. */
  public static final class Reader implements AutoCloseable {

    private static final int MOST = 1 << 28;

    private final DataInputStream in;
    private final Header header;

    /** Reads the header from a stream that this reader closes in the end. */
    public Reader(InputStream stream) throws IOException {
      DataInputStream plain = new DataInputStream(stream);
      if (plain.readInt() != MAGIC) {
        throw new IOException("not a file of witnesses");
      }
      in = new DataInputStream(new BufferedInputStream(new InflaterInputStream(plain), 1 << 16));
      List<SpanningVariable> variables = new ArrayList<>();
      for (int left = readCount(); left > 0; left--) {
        String name = in.readUTF();
        List<Hierarchy> hierarchies = new ArrayList<>();
        for (int more = readCount(); more > 0; more--) {
          hierarchies.add(readHierarchy());
        }
        variables.add(new SpanningVariable(name, hierarchies));
      }
      TableStructure structure = TableStructure.of(variables);
      long[] truth = new long[structure.cellCount()];
      for (int cell = 0; cell < truth.length; cell++) {
        truth[cell] = readLong();
      }
      List<String> rules = new ArrayList<>();
      for (int left = readCount(); left > 0; left--) {
        rules.add(in.readUTF());
      }
      String demand = in.readUTF();
      int[] waived = readAscending(structure);
      Measure measure = Measure.values()[Math.min(1, readCount())];
      header = new Header(structure, truth, rules, demand, waived, measure, readCount());
    }

    private Hierarchy readHierarchy() throws IOException {
      int count = readCount();
      List<String> codes = new ArrayList<>();
      int[] parents = new int[count];
      for (int i = 0; i < count; i++) {
        codes.add(in.readUTF());
        parents[i] = (int) readLong();
      }
      Map<String, String> parentByChild = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        if (parents[i] >= count) {
          throw new IOException("the file of witnesses is damaged");
        }
        if (parents[i] >= 0) {
          parentByChild.put(codes.get(i), codes.get(parents[i]));
        }
      }
      return Hierarchy.restored(codes, parentByChild);
    }

    /** What stands before the witnesses. */
    public Header header() {
      return header;
    }

    /** The next witness, or nothing at the end. */
    public @Nullable Witness next() throws IOException {
      long kind = readLong();
      if (kind == END) {
        return null;
      }
      if (kind != WITNESS) {
        throw new IOException("the file of witnesses is damaged");
      }
      int cell = (int) readLong();
      long below = readLong();
      long above = readLong();
      long width = readLong();
      if (below < 0 || above < 0 || width < 1) {
        throw new IOException("the file of witnesses is damaged");
      }
      return new Witness(
          cell,
          new ProtectionLevel(below, above, width),
          readAscending(),
          readDifference(),
          readDifference());
    }

    private Witness.Difference readDifference() throws IOException {
      int[] cells = readAscending();
      long[] steps = new long[cells.length];
      for (int i = 0; i < steps.length; i++) {
        steps[i] = readLong();
      }
      return new Witness.Difference(cells, steps);
    }

    private int[] readAscending() throws IOException {
      return readAscending(header.structure());
    }

    private int[] readAscending(TableStructure structure) throws IOException {
      int[] cells = new int[readCount()];
      long last = 0;
      for (int i = 0; i < cells.length; i++) {
        last += readLong();
        if (last < 0 || last >= structure.cellCount()) {
          throw new IOException("the file of witnesses names a cell that there is not");
        }
        cells[i] = (int) last;
      }
      return cells;
    }

    private int readCount() throws IOException {
      long count = readLong();
      if (count < 0 || count > MOST) {
        throw new IOException("the file of witnesses is damaged");
      }
      return (int) count;
    }

    private long readLong() throws IOException {
      long zigzag = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        int next = in.read();
        if (next < 0) {
          throw new EOFException("the file of witnesses ends too early");
        }
        zigzag |= (long) (next & 0x7f) << shift;
        if ((next & 0x80) == 0) {
          return (zigzag >>> 1) ^ -(zigzag & 1);
        }
      }
      throw new IOException("the file of witnesses is damaged");
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
