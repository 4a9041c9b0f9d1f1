package org.offenlage.web.problem;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers every failure of the API as a problem.
 *
 * <p>A bug's message and stack go to the log under a number that the answer names; nothing else of
 * it leaves the server.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

  @Context private @Nullable SecurityContext caller;

  @Override
  public Response toResponse(Throwable failure) {
    boolean known = caller != null && caller.getUserPrincipal() != null;
    return problem(failure, known ? Caller.LOGGED_IN : Caller.ANONYMOUS).toResponse();
  }

  enum Caller {
    ANONYMOUS,
    LOGGED_IN
  }

  static Problem problem(Throwable failure, Caller caller) {
    if (failure instanceof ProblemException carrier) {
      return carrier.problem();
    }
    if (failure instanceof EJBAccessException) {
      return switch (caller) {
        case ANONYMOUS -> Problem.ofStatus(401);
        case LOGGED_IN -> Problem.ofStatus(403);
      };
    }
    if (failure instanceof WebApplicationException refusal
        && refusal.getResponse().getStatus() >= 400) {
      int status = refusal.getResponse().getStatus();
      if (status < 500) {
        return Problem.ofStatus(status);
      }
    }
    if (failure instanceof EJBException wrapper
        && wrapper.getCausedByException() instanceof ProblemException carrier) {
      return carrier.problem();
    }
    return unexpected(failure);
  }

  private static Problem unexpected(Throwable failure) {
    String number = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "A request failed, number " + number, failure);
    Problem plain = Problem.ofStatus(500);
    return Problem.of(
        plain.type(),
        plain.status(),
        plain.title(),
        plain.detail() + " This occurrence has the number " + number + ".");
  }
}
