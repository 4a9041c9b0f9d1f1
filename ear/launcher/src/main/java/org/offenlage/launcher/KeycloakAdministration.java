package org.offenlage.launcher;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the launcher and the tests change in a realm of their own after its import: where the
 * application answers, and who has an account. Each step may be repeated.
 */
public final class KeycloakAdministration {
  private final Http http = new Http();
  private final String realm;
  private final String token;

  private KeycloakAdministration(String realm, String token) {
    this.realm = realm;
    this.token = token;
  }

  /** Logs in as the administrator made at the first start. */
  public static KeycloakAdministration of(KeycloakProcess keycloak, Secrets secrets)
      throws IOException, StartRefused {
    Http.Answer answer =
        new Http()
            .form(
                keycloak.url() + "/realms/master/protocol/openid-connect/token",
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    "admin-cli",
                    "username",
                    "admin",
                    "password",
                    secrets.machine("keycloak.admin")));
    String token =
        answer
            .member("access_token")
            .orElseThrow(
                () ->
                    new StartRefused(
                        "Keycloak does not know its administrator any more (status "
                            + answer.status()
                            + "); -Dreset begins anew."));
    return new KeycloakAdministration(
        keycloak.url() + "/admin/realms/" + KeycloakProcess.REALM, token);
  }

  /** Tells the realm where the application answers and which secret it has. */
  public void setApplication(String webUrl, String secret) throws IOException, StartRefused {
    Http.Answer found = http.get(realm + "/clients?clientId=offenlage-web", token);
    String id =
        found
            .member("id")
            .orElseThrow(() -> new StartRefused("The realm has no client offenlage-web."));
    require(
        http.json(
            "PUT",
            realm + "/clients/" + id,
            token,
            "{\"clientId\":\"offenlage-web\",\"rootUrl\":\"%s\",\"secret\":\"%s\"}"
                .formatted(webUrl, secret)),
        "set the address of the application");
  }

  /** Adds accounts; one that is there already is left as it is. */
  public void addAccounts(List<DemoAccount> accounts) throws IOException, StartRefused {
    String users = accounts.stream().map(DemoAccount::json).collect(Collectors.joining(","));
    require(
        http.json(
            "POST",
            realm + "/partialImport",
            token,
            "{\"ifResourceExists\":\"SKIP\",\"users\":[" + users + "]}"),
        "add the demo's accounts");
  }

  /** Adds a client, given as Keycloak's JSON; one that is there already is left as it is. */
  public void addClient(String json) throws IOException, StartRefused {
    require(
        http.json(
            "POST",
            realm + "/partialImport",
            token,
            "{\"ifResourceExists\":\"SKIP\",\"clients\":[" + json + "]}"),
        "add a client");
  }

  private static void require(Http.Answer answer, String what) throws StartRefused {
    if (answer.status() / 100 != 2) {
      throw new StartRefused(
          "Keycloak refused to " + what + ": status " + answer.status() + " " + answer.body());
    }
  }
}
