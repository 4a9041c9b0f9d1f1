package org.offenlage.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.evidence.ConsistencyProof;
import org.offenlage.ejb.evidence.InclusionProof;
import org.offenlage.ejb.evidence.PublicEntry;
import org.offenlage.ejb.evidence.PublicKey;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.ejb.evidence.SignedCheckpoint;
import org.offenlage.web.problem.Problem;
import org.offenlage.web.problem.ProblemException;

/** The ledger for programs: checkpoint, keys, entries, and proofs about them; open to everybody. */
@Path("/ledger")
@RequestScoped
public class LedgerResource {

  private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";
  private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";
  private static final int MOST = 1000;

  @Inject private PublicLedger ledger;

  @Context
  @SuppressWarnings("NullAway.Init")
  private UriInfo uri;

  /** The newest checkpoint as a signed note, or that of {@code size} entries. */
  @GET
  @Path("/checkpoint")
  public Response checkpoint() {
    allow("size");
    return Response.ok(checkpointAsked().note(), TEXT).build();
  }

  /** All signing keys, oldest first. */
  @GET
  @Path("/keys")
  public Response keys() {
    allow();
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (PublicKey key : ledger.keys()) {
      list.add(
          EvidenceDocuments.key(key)
              .add("number", key.number())
              .add("since", key.since().toString()));
    }
    return json(Json.createObjectBuilder().add("keys", list));
  }

  /** Entries from position {@code first} on, at most {@code most} of them. */
  @GET
  @Path("/entries")
  public Response entries() {
    allow("first", "most");
    JsonArrayBuilder list = Json.createArrayBuilder();
    ledger
        .entries(
            number("first").orElse(1L), (int) Math.min(MOST, number("most").orElse((long) MOST)))
        .forEach(entry -> list.add(entry(entry)));
    return json(Json.createObjectBuilder().add("entries", list));
  }

  /** One entry, with the proof that it is among the newest or the first {@code size} ones. */
  @GET
  @Path("/entries/{position}")
  public Response entry(@PathParam("position") String position) {
    allow("size");
    InclusionProof proof =
        whole(position)
            .flatMap(at -> ledger.inclusion(at, checkpointAsked().size()))
            .orElseThrow(() -> absent("entry"));
    return json(
        entry(proof.entry())
            .add("leafHash", proof.leafHash())
            .add("size", proof.checkpoint().size())
            .add("proof", EvidenceDocuments.strings(proof.path()))
            .add("checkpoint", proof.checkpoint().note()));
  }

  /** The proof that the checkpoint of {@code later} entries continues that of {@code earlier}. */
  @GET
  @Path("/consistency")
  public Response consistency() {
    allow("earlier", "later");
    long later = number("later").orElseGet(() -> checkpointAsked().size());
    ConsistencyProof proof =
        number("earlier")
            .flatMap(earlier -> ledger.consistency(earlier, later))
            .orElseThrow(() -> absent("pair of checkpoints"));
    return json(
        Json.createObjectBuilder()
            .add("earlier", proof.earlier().note())
            .add("later", proof.later().note())
            .add("proof", EvidenceDocuments.strings(proof.path())));
  }

  /** The whole ledger as one file, which can be checked offline. */
  @GET
  @Path("/file")
  public Response file() {
    allow();
    SignedCheckpoint checkpoint = checkpointAsked();
    JsonObject head =
        Json.createObjectBuilder()
            .add("format", "offenlage-ledger-1")
            .add("keys", EvidenceDocuments.keys(ledger.keys()))
            .add("checkpoint", checkpoint.note())
            .build();
    StreamingOutput lines =
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          writer.write(head + "\n");
          long next = 1;
          while (next <= checkpoint.size()) {
            List<PublicEntry> batch =
                ledger.entries(next, (int) Math.min(MOST, checkpoint.size() - next + 1));
            for (PublicEntry entry : batch) {
              writer.write(entry.content() + "\n");
            }
            if (batch.isEmpty()) {
              break;
            }
            next += batch.size();
          }
          writer.flush();
        };
    return Response.ok(lines, "application/x-ndjson;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"ledger.ndjson\"")
        .build();
  }

  private static JsonObjectBuilder entry(PublicEntry entry) {
    return Json.createObjectBuilder()
        .add("position", entry.position())
        .add("entry", entry.content());
  }

  private SignedCheckpoint checkpointAsked() {
    Optional<Long> size = number("size");
    return (size.isPresent() ? ledger.checkpoint(size.get()) : ledger.newest())
        .orElseThrow(() -> absent("checkpoint"));
  }

  private void allow(String... known) {
    for (String name : uri.getQueryParameters().keySet()) {
      if (!List.of(known).contains(name)) {
        throw new ProblemException(
            Problem.of(
                "unknown-parameter",
                400,
                "The address has a parameter that is not known",
                known.length == 0
                    ? "This address takes no parameters."
                    : "Known here are: " + String.join(", ", known) + "."));
      }
    }
  }

  /** A parameter that is a whole number from 1 on; empty where it is not given. */
  private Optional<Long> number(String name) {
    @Nullable String text = uri.getQueryParameters().getFirst(name);
    if (text == null) {
      return Optional.empty();
    }
    Optional<Long> number = whole(text);
    if (number.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              "malformed-number",
              400,
              "A parameter is no number",
              "The parameter '" + name + "' must be a whole number from 1 on."));
    }
    return number;
  }

  private static Optional<Long> whole(String text) {
    return text.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static ProblemException absent(String what) {
    return new ProblemException(
        Problem.of(
            "not-in-ledger",
            404,
            "The ledger has no such " + what,
            "GET /api/v1/ledger/checkpoint tells in its second line how many entries there are."));
  }

  private static Response json(JsonObjectBuilder json) {
    return Response.ok(json.build().toString(), JSON).build();
  }
}
