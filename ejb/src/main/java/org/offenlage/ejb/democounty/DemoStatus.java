package org.offenlage.ejb.democounty;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;

/** How far the demo county has been loaded; open to everybody, safe for use by several threads. */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class DemoStatus {

  private volatile State state = new State.Off();

  /** Where the loading stands. */
  public State state() {
    return state;
  }

  /** Remembers where the loading stands; only the demo itself may say so. */
  public void becomes(State next) {
    DemoSwitch.requireOn();
    state = next;
  }

  /** Where the loading stands. */
  public sealed interface State {

    /** The demo is not asked for. */
    record Off() implements State {}

    /**
     * Under way.
     *
     * @param percent of the whole, 0 to 99
     * @param step what is being done, for staff
     */
    record Loading(int percent, String step) implements State {}

    /** Everything is published. */
    record Ready() implements State {}

    /**
     * It ended early.
     *
     * @param reason for staff
     */
    record Failed(String reason) implements State {}
  }
}
