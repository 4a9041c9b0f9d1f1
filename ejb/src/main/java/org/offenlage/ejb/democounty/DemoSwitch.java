package org.offenlage.ejb.democounty;

/**
 * Whether the demo county is asked for: by the system property {@code offenlage.demo} or the
 * environment variable {@code OFFENLAGE_DEMO}, {@code true} in either. Stateless.
 */
final class DemoSwitch {

  private DemoSwitch() {}

  static boolean isOn() {
    String property = System.getProperty("offenlage.demo");
    return Boolean.parseBoolean(property != null ? property : System.getenv("OFFENLAGE_DEMO"));
  }

  /**
   * Whether the whole social report is published after the first indicators: by the system property
   * {@code offenlage.demo.report} or the environment variable {@code OFFENLAGE_DEMO_REPORT}.
   */
  static boolean wantsReport() {
    String property = System.getProperty("offenlage.demo.report");
    return Boolean.parseBoolean(
        property != null ? property : System.getenv("OFFENLAGE_DEMO_REPORT"));
  }

  /** Guards what only the demo may do. */
  static void requireOn() {
    if (!isOn()) {
      throw new IllegalStateException("the demo county is not asked for");
    }
  }
}
