package org.offenlage.verification;

import java.util.Set;
import java.util.concurrent.Callable;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.authz.RoleMapper;
import org.wildfly.security.authz.Roles;

/**
 * Somebody who acts inside the server, as if logged in.
 *
 * @param name as the EJBs see it
 * @param role the realm role
 */
public record Person(String name, String role) {
  public static final Person PLANNER_A = new Person("planung-a", "planner");
  public static final Person PLANNER_B = new Person("planung-b", "planner");
  public static final Person DATA_PROTECTION_OFFICER =
      new Person("datenschutz", "data-protection-officer");
  public static final Person CITIZEN = new Person("buergerin", "citizen");
  public static final Person ADMINISTRATOR = new Person("verwaltung", "administrator");

  /** Does something as this person. */
  public <T> T does(Callable<T> action) throws Exception {
    SecurityIdentity identity =
        SecurityDomain.getCurrent()
            .createAdHocIdentity(name)
            .withRoleMapper("ejb", RoleMapper.constant(Roles.fromSet(Set.of(role))));
    return identity.runAs(action);
  }
}
