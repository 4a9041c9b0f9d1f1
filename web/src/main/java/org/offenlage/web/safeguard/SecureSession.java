package org.offenlage.web.safeguard;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Locale;
import java.util.Map;

/**
 * Lets browsers send the session's cookie over TLS only, where readers reach the report by TLS.
 *
 * <p>TLS ends at a proxy before this server, so no connection of ours tells; the address that
 * readers use does ({@code OFFENLAGE_PUBLIC_URL}). The demo on localhost has no TLS.
 */
@WebListener
public final class SecureSession implements ServletContextListener {
  private final Map<String, String> environment;

  /** For the server. */
  public SecureSession() {
    this(System.getenv());
  }

  SecureSession(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    String address = environment.getOrDefault("OFFENLAGE_PUBLIC_URL", "").toLowerCase(Locale.ROOT);
    event.getServletContext().getSessionCookieConfig().setSecure(address.startsWith("https:"));
  }
}
