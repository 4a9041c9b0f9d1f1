package org.offenlage.ejb.catalogue;

/** The ten fields of action of the county's social planning, after FOKUS PI. */
public enum FieldOfAction {
  SOCIAL_INFRASTRUCTURE(
      new LocalizedText("Infrastruktur sozialer Angebote", "Social infrastructure")),
  MOBILITY(new LocalizedText("Mobilität", "Mobility")),
  HEALTH_AND_CARE(new LocalizedText("Gesundheitsversorgung und Pflege", "Health and care")),
  HOUSING(new LocalizedText("Wohnen", "Housing")),
  MIGRATION_AND_INTEGRATION(
      new LocalizedText("Zuwanderung und Integration", "Migration and integration")),
  EDUCATION(new LocalizedText("Bildung", "Education")),
  INCLUSION(new LocalizedText("Inklusion", "Inclusion")),
  WORK(new LocalizedText("Arbeit", "Work")),
  POVERTY(new LocalizedText("Armut", "Poverty")),
  SOCIAL_LIFE(new LocalizedText("Soziales Leben und Freizeit", "Social life and leisure"));

  private final LocalizedText label;

  FieldOfAction(LocalizedText label) {
    this.label = label;
  }

  /** The name that readers see. */
  public LocalizedText label() {
    return label;
  }
}
