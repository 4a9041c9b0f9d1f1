package org.offenlage.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports on which the parts listen, all on the loopback interface.
 *
 * @param web the report, the office and the API
 * @param keycloak login
 * @param database PostgreSQL
 * @param management WildFly's management interface
 */
public record Ports(int web, int keycloak, int database, int management) {
  public Ports {
    Map<Integer, String> seen = new HashMap<>();
    Map<String, Integer> all = named(web, keycloak, database, management);
    all.forEach(
        (property, port) -> {
          if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("-D" + property + "=" + port + " is not a port");
          }
          String other = seen.put(port, property);
          if (other != null) {
            throw new IllegalArgumentException(
                "-D" + property + " and -D" + other + " are both " + port);
          }
        });
  }

  private static Map<String, Integer> named(int web, int keycloak, int database, int management) {
    Map<String, Integer> named = new LinkedHashMap<>();
    named.put("port", web);
    named.put("keycloak.port", keycloak);
    named.put("database.port", database);
    named.put("management.port", management);
    return named;
  }

  /**
   * Refuses a port that somebody else listens on.
   *
   * @param who the part that wants it, as the reader knows it
   * @param property the system property that sets it
   */
  public static void requireFree(int port, String who, String property) throws StartRefused {
    if (isTaken(port)) {
      throw new StartRefused(
          "Port "
              + port
              + ", wanted for "
              + who
              + ", is taken by another program; stop it or choose another port with -D"
              + property
              + "=NUMBER.");
    }
  }

  /** Ports that are free now, for tests; nothing keeps another program from taking them. */
  public static Ports anyFree() {
    try (ServerSocket a = free();
        ServerSocket b = free();
        ServerSocket c = free();
        ServerSocket d = free()) {
      return new Ports(a.getLocalPort(), b.getLocalPort(), c.getLocalPort(), d.getLocalPort());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ServerSocket free() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  static boolean isTaken(int port) {
    // Somebody may listen on all interfaces while the loopback address can still be bound: ask
    // first.
    try (Socket caller = new Socket()) {
      caller.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 300);
      return true;
    } catch (IOException nobodyAnswers) {
      try (ServerSocket listener = new ServerSocket()) {
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        return false;
      } catch (IOException cannotBind) {
        return true;
      }
    }
  }
}
