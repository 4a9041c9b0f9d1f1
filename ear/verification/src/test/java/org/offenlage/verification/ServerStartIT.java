package org.offenlage.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the server starts with our configuration and archive. */
class ServerStartIT {

  @Test
  void meetsNoError() throws IOException {
    assertThat(RealServer.get("/").statusCode()).isEqualTo(200);
    List<String> lines = Files.readAllLines(RealServer.logs().resolve("server.log"));
    assertThat(lines).anyMatch(line -> line.contains("WFLYSRV0025"));
    assertThat(lines.stream().limit(started(lines)).filter(line -> line.contains(" ERROR ")))
        .isEmpty();
  }

  private static int started(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("WFLYSRV0025")) {
        return i;
      }
    }
    return lines.size();
  }

  @Test
  void keepsTheServersOwnPagesAndRemoteBeansClosed() {
    assertThat(RealServer.get("/wildfly-services").statusCode()).isEqualTo(404);
  }
}
