package org.offenlage.ejb.microdata.vault;

import java.util.Arrays;
import java.util.UUID;

/**
 * What must be remembered to read a snapshot again.
 *
 * @param snapshot its identifier
 * @param folder the folder of its files; another one once they were written again under new keys
 * @param partCount how many parts it has
 * @param wrappedKey its key, wrapped under the master key
 * @param checksum SHA-256 over all sealed parts in order, lower case hexadecimal; for backups, the
 *     parts authenticate themselves
 */
public record StoredParts(
    UUID snapshot, UUID folder, int partCount, byte[] wrappedKey, String checksum) {

  public StoredParts {
    wrappedKey = wrappedKey.clone();
    if (partCount < 1) {
      throw new IllegalArgumentException("a snapshot has at least one part");
    }
  }

  /** The same files as those of another snapshot. */
  public StoredParts of(UUID otherSnapshot) {
    return new StoredParts(otherSnapshot, folder, partCount, wrappedKey, checksum);
  }

  @Override
  public byte[] wrappedKey() {
    return wrappedKey.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredParts that
        && snapshot.equals(that.snapshot)
        && folder.equals(that.folder)
        && partCount == that.partCount
        && Arrays.equals(wrappedKey, that.wrappedKey)
        && checksum.equals(that.checksum);
  }

  @Override
  public int hashCode() {
    return snapshot.hashCode();
  }

  @Override
  public String toString() {
    return "StoredParts of " + snapshot;
  }
}
