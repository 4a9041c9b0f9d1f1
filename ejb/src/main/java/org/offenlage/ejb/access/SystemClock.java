package org.offenlage.ejb.access;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The clock by which the office goes: that of the server, in UTC. */
@Dependent
public class SystemClock {

  /** For injection wherever something depends on what time it is. */
  @Produces
  @Dependent
  Clock clock() {
    return Clock.systemUTC();
  }
}
