package org.offenlage.ejb.access;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** The user on whose behalf the current call runs. */
@Stateless
@PermitAll
public class Caller {

  @Resource
  @SuppressWarnings("NullAway.Init")
  SessionContext context;

  @Inject
  @SuppressWarnings("NullAway.Init")
  SecretKeys keys;

  /**
   * The login name; {@code anonymous} where nobody is logged in. While the server runs a job, that
   * of who ordered it.
   */
  public String name() {
    return OnBehalf.name(context.getCallerPrincipal().getName());
  }

  /** The caller's roles, in the order of {@link Roles}. */
  public List<String> roles() {
    return Stream.of(
            Roles.CITIZEN, Roles.PLANNER, Roles.DATA_PROTECTION_OFFICER, Roles.ADMINISTRATOR)
        .filter(context::isCallerInRole)
        .toList();
  }

  /**
   * What stands for the caller where the name must not: HMAC-SHA-256 of the login name under the
   * installation's pseudonym key, lower case hexadecimal. Without the key nobody can tell who it
   * is.
   */
  public String pseudonym() {
    return keys.pseudonym(name());
  }
}
