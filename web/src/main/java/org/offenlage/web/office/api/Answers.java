package org.offenlage.web.office.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.web.office.document.MalformedDocument;
import org.offenlage.web.problem.Problem;
import org.offenlage.web.problem.ProblemException;
import org.offenlage.web.problem.Refusals;

/** How outcomes of the office become responses, and bodies become documents. Stateless. */
final class Answers {

  private static final int LARGEST_DOCUMENT_BYTES = 2_000_000;

  private Answers() {}

  /** Reads a document from a body. */
  interface Reader<T> {
    T read(String text) throws MalformedDocument;
  }

  /**
   * The document in a body.
   *
   * @throws ProblemException where it is too large or cannot be read
   */
  static <T> T document(InputStream body, Reader<T> reader) {
    try {
      byte[] bytes = body.readNBytes(LARGEST_DOCUMENT_BYTES + 1);
      if (bytes.length > LARGEST_DOCUMENT_BYTES) {
        throw new ProblemException(Problem.ofStatus(413));
      }
      return reader.read(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new ProblemException(malformed("", "the text is not UTF-8"));
    } catch (IOException e) {
      throw new ProblemException(Problem.ofStatus(400));
    } catch (MalformedDocument e) {
      throw new ProblemException(malformed(e.path(), e.reason()));
    }
  }

  static Problem malformed(String path, String reason) {
    return Problem.of(
        "malformed-document",
        422,
        "The document cannot be used",
        (path.isEmpty() ? "The document" : path) + ": " + reason + ".");
  }

  static Response ok(JsonValue json) {
    return Response.ok(json.toString()).build();
  }

  static Response created(JsonObject json) {
    return Response.status(Response.Status.CREATED).entity(json.toString()).build();
  }

  /** A list under one name: an answer may grow fields later, a bare array may not. */
  static <T> Response list(
      String name, Collection<T> values, Function<? super T, ? extends JsonValue> writer) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    values.forEach(value -> array.add(writer.apply(value)));
    return ok(Json.createObjectBuilder().add(name, array).build());
  }

  /** What was done, or the refusal as a problem. */
  static <T> Response outcome(Outcome<T> outcome, Function<? super T, JsonObject> writer) {
    if (outcome instanceof Outcome.Done<T> done) {
      return ok(writer.apply(done.value()));
    }
    return Refusals.problem(((Outcome.Refused<T>) outcome).refusal()).toResponse();
  }

  /** A problem with single errors that are objects. */
  static Response withErrors(Problem problem, JsonArrayBuilder errors, long errorCount) {
    JsonObjectBuilder json =
        Json.createObjectBuilder(problem.toJson())
            .add("errorCount", errorCount)
            .add("errors", errors);
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .entity(json.build().toString())
        .build();
  }

  /** The identifier in an address; there is nothing at one that is none. */
  static UUID known(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException noIdentifier) {
      throw nothingHere();
    }
  }

  static ProblemException nothingHere() {
    return new ProblemException(Problem.ofStatus(404));
  }
}
