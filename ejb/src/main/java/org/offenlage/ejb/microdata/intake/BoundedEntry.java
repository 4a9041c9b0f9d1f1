package org.offenlage.ejb.microdata.intake;

import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/**
 * An entry of an archive that stops where it unpacks out of proportion to its packed size. Sheets
 * of real workbooks unpack to ten to sixty times their size. Not safe for use by several threads.
 */
final class BoundedEntry extends FilterInputStream {

  private static final long BYTES_OF_ANY_ENTRY = 16L << 20;
  private static final long MOST_GROWTH = 200;
  private static final long MOST_BYTES = 8L << 30;

  private final long most;
  private long unpacked;

  private BoundedEntry(InputStream source, long packed) {
    super(source);
    this.most = Math.min(MOST_BYTES, BYTES_OF_ANY_ENTRY + MOST_GROWTH * Math.max(packed, 0));
  }

  static InputStream open(ZipFile zip, String name) throws IOException, UnreadableFile {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new UnreadableFile(Reason.UNREADABLE_FILE);
    }
    // What an archive says of its entries may be a lie; its own size is not.
    long packed = Math.min(entry.getCompressedSize(), new File(zip.getName()).length());
    return new BoundedEntry(zip.getInputStream(entry), packed);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = in.read(into, from, length);
    unpacked += Math.max(read, 0);
    if (unpacked > most) {
      throw new UnpackedTooLarge();
    }
    return read;
  }
}
