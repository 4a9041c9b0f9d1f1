package org.offenlage.ejb.microdata;

/**
 * A file that was handed in.
 *
 * @param declaration of its dataset
 * @param period what it describes
 * @param name as given, without folders, control characters and what exceeds 200 characters
 * @param receivedFrom login name
 */
public record ReceivedFile(
    DatasetDeclaration declaration, ReferencePeriod period, String name, String receivedFrom) {

  private static final int MOST_CHARACTERS = 200;

  /** Whether a name is one of a file, not of a place: a path in it is no accident. */
  static boolean isPlainName(String name) {
    return !name.contains("/")
        && !name.contains("\\")
        && !name.equals("..")
        && name.chars().noneMatch(Character::isISOControl);
  }

  public ReceivedFile {
    name = name.replaceAll("[\\p{Cntrl}]", "").replaceAll(".*[/\\\\]", "");
    name = name.isBlank() ? "-" : name;
    name = name.length() > MOST_CHARACTERS ? name.substring(0, MOST_CHARACTERS) : name;
  }
}
