package org.offenlage.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Nested
  class ATakenPort {
    @Test
    void isRefusedInOneSentenceThatNamesTheWayOut() throws IOException {
      try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        int port = other.getLocalPort();
        assertThatThrownBy(() -> Ports.requireFree(port, "Keycloak", "keycloak.port"))
            .isInstanceOf(StartRefused.class)
            .hasMessage(
                "Port %d, wanted for Keycloak, is taken by another program; stop it or choose"
                    + " another port with -Dkeycloak.port=NUMBER.",
                port);
      }
    }

    @Test
    void isAcceptedOnceItIsFree() {
      int port = Ports.anyFree().web();
      assertThatCode(() -> Ports.requireFree(port, "the web server", "port"))
          .doesNotThrowAnyException();
    }
  }

  @Nested
  class TwoPartsOnOnePort {
    @Test
    void areRefusedWithBothNames() {
      assertThatThrownBy(() -> new Ports(8080, 8080, 5433, 9990))
          .hasMessage("-Dkeycloak.port and -Dport are both 8080");
    }
  }

  @Test
  void numbersThatAreNoPortsAreRefused() {
    assertThatThrownBy(() -> new Ports(70000, 8180, 5433, 9990))
        .hasMessage("-Dport=70000 is not a port");
  }

  @Test
  void freePortsDiffer() {
    Ports ports = Ports.anyFree();
    assertThat(ports.web()).isNotEqualTo(ports.keycloak());
  }
}
