package org.offenlage.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.web.problem.ProblemMapper.Caller;

class ProblemMapperTest {

  @Nested
  class ARefusedCaller {

    @Test
    void whoIsUnknownMustLogIn() {
      assertThat(ProblemMapper.problem(new EJBAccessException("no"), Caller.ANONYMOUS).status())
          .isEqualTo(401);
    }

    @Test
    void whoIsKnownMayNot() {
      assertThat(ProblemMapper.problem(new EJBAccessException("no"), Caller.LOGGED_IN).status())
          .isEqualTo(403);
    }
  }

  @Nested
  class ABug {

    @Test
    void tellsNothingOfTheInside() {
      Problem problem =
          ProblemMapper.problem(
              new EJBException(new IllegalStateException("resident 4711 of table microdata")),
              Caller.LOGGED_IN);
      assertThat(problem.status()).isEqualTo(500);
      assertThat(problem.toJson().toString()).doesNotContain("4711").doesNotContain("microdata");
    }
  }

  @Nested
  class AProblem {

    @Test
    void passesThroughTheEjbThatThrewIt() {
      Problem problem = Problem.of("x", 409, "t", "d");
      assertThat(ProblemMapper.problem(new ProblemException(problem), Caller.LOGGED_IN))
          .isEqualTo(problem);
    }

    @Test
    void isWrittenAsRfc9457Says() {
      assertThat(Problem.ofStatus(404).toJson().keySet())
          .containsExactly("type", "title", "status", "detail");
    }
  }

  @Nested
  class AnErrorPage {

    @Test
    void hasATextForEveryStatus() {
      assertThat(ErrorServlet.told(404)).isEqualTo(404);
      assertThat(ErrorServlet.told(418)).isEqualTo(400);
      assertThat(ErrorServlet.told(503)).isEqualTo(500);
    }
  }
}
