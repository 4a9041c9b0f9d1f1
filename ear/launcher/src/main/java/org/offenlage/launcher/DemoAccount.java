package org.offenlage.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the people of the demo county, whom the launcher adds to the realm of the demo only.
 *
 * @param user the name to log in with
 * @param role the realm role beside {@code citizen}, which everybody has
 * @param password of this installation
 * @param whom who that is, for the reader
 */
public record DemoAccount(String user, String role, String password, String whom) {
  /** The six people, with the passwords of this installation. */
  public static List<DemoAccount> all(Secrets secrets) throws IOException {
    List<DemoAccount> accounts = new ArrayList<>();
    accounts.add(of(secrets, "buergerin", "citizen", "a citizen"));
    accounts.add(of(secrets, "planung-a", "planner", "planner, author"));
    accounts.add(of(secrets, "planung-b", "planner", "planner, second pair of eyes"));
    accounts.add(of(secrets, "datenschutz", "data-protection-officer", "data-protection officer"));
    accounts.add(
        of(
            secrets,
            "datenschutz-b",
            "data-protection-officer",
            "data-protection officer, deputy and second reviewer"));
    accounts.add(of(secrets, "verwaltung", "administrator", "administrator"));
    return List.copyOf(accounts);
  }

  private static DemoAccount of(Secrets secrets, String user, String role, String whom)
      throws IOException {
    return new DemoAccount(user, role, secrets.typed("account." + user), whom);
  }

  /** As Keycloak's import wants it. */
  String json() {
    return """
        {"username":"%s","email":"%s@example.org","emailVerified":true,"enabled":true,\
        "realmRoles":["citizen","%s"],\
        "credentials":[{"type":"password","value":"%s","temporary":false}]}"""
        .formatted(user, user, role, password);
  }

  @Override
  public String toString() {
    return "DemoAccount[" + user + ", " + role + "]";
  }
}
