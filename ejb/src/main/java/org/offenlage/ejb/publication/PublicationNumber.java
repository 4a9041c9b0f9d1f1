package org.offenlage.ejb.publication;

/**
 * Which version of which indicator a publication is.
 *
 * @param indicatorId the indicator
 * @param version 1 for the first, then ascending
 */
public record PublicationNumber(String indicatorId, int version) {

  /** The publication's identifier, such as {@code birth-rate@1}. */
  public String publicationId() {
    return indicatorId + "@" + version;
  }
}
