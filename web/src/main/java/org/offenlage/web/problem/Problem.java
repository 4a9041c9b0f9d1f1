package org.offenlage.web.problem;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * A refusal or error in the form of RFC 9457.
 *
 * <p>Immutable. Texts are written for the person at the other end: what is wrong and what to do;
 * never anything of the inside, never a respondent's data.
 *
 * @param type short name of the kind, lower case words joined by hyphens
 * @param status HTTP status
 * @param title what kind of thing went wrong, the same for every occurrence
 * @param detail what went wrong this time and what to do about it
 * @param errors single errors where there are several, such as rows of a file
 */
public record Problem(String type, int status, String title, String detail, List<String> errors) {

  /** The media type of the answer. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
    if (!type.matches("[a-z]+(-[a-z]+)*")) {
      throw new IllegalArgumentException("a problem's type is made of words joined by hyphens");
    }
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("a problem's status is 400 to 599");
    }
  }

  /** A problem with one cause. */
  public static Problem of(String type, int status, String title, String detail) {
    return new Problem(type, status, title, detail, List.of());
  }

  /** The problem that a bare status stands for. */
  public static Problem ofStatus(int status) {
    return switch (status) {
      case 400 ->
          of(
              "bad-request",
              400,
              "The request was not understood",
              "Compare address, parameters and body with the description at /developers.");
      case 401 ->
          of(
              "login-needed",
              401,
              "A login is needed",
              "Send a valid access token as 'Authorization: Bearer …'.");
      case 403 ->
          of(
              "not-allowed",
              403,
              "This account may not do that",
              "Ask the office's administrator for the role that is needed.");
      case 404 ->
          of(
              "not-found",
              404,
              "There is nothing at this address",
              "GET /api/v1/indicators lists everything that is published.");
      case 405 ->
          of(
              "method-not-allowed",
              405,
              "This address does not answer that method",
              "See the description at /developers.");
      case 406 ->
          of(
              "format-not-available",
              406,
              "There is no such format",
              "Ask for application/json or text/csv.");
      case 413 ->
          of(
              "too-large",
              413,
              "The request is too large",
              "Send less at once; the limits stand at /developers.");
      case 415 ->
          of(
              "format-not-understood",
              415,
              "The body's media type is not understood",
              "Send application/json.");
      default ->
          status >= 400 && status < 500
              ? of(
                  "bad-request",
                  status,
                  "The request was not understood",
                  "Compare address, parameters and body with the description at /developers.")
              : of(
                  "internal-error",
                  500,
                  "Something went wrong on our side",
                  "Nothing was half done. Try again later; if it stays, tell the office when it"
                      + " happened.");
    };
  }

  /** This problem as JSON. */
  public JsonObject toJson() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("type", "urn:offenlage:problem:" + type)
            .add("title", title)
            .add("status", status)
            .add("detail", detail);
    if (!errors.isEmpty()) {
      json.add("errors", Json.createArrayBuilder(errors));
    }
    return json.build();
  }

  /** This problem as an answer of the API. */
  public Response toResponse() {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .entity(toJson().toString())
        .build();
  }
}
