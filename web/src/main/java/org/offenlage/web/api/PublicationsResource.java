package org.offenlage.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.SignedContent;
import org.offenlage.ejb.evidence.Certificate;
import org.offenlage.ejb.evidence.InclusionProof;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.web.problem.Problem;
import org.offenlage.web.problem.ProblemException;
import org.offenlage.web.selection.VersionedId;

/**
 * What proves a publication, named with its version as in {@code birth-rate@1}; open to everybody.
 */
@Path("/publications/{id}")
@RequestScoped
public class PublicationsResource {

  private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";

  @Inject private Catalogue catalogue;
  @Inject private PublicLedger ledger;

  @PathParam("id")
  @SuppressWarnings("NullAway.Init")
  private String id;

  /** The canonical content, byte by byte as it was hashed and signed. */
  @GET
  @Path("/content")
  public Response content() {
    return Response.ok(signed().json(), JSON)
        .header("Cache-Control", "public, max-age=3600")
        .build();
  }

  /** The certificate with its place in the ledger; stays after a withdrawal. */
  @GET
  @Path("/certificate")
  public Response certificate() {
    return file(proof(), "certificate");
  }

  /** The certificate together with the content, which can be checked offline. */
  @GET
  @Path("/proof")
  public Response proofWithContent() {
    SignedContent content = signed();
    return file(proof().add("content", content.json()), "proof");
  }

  private JsonObjectBuilder proof() {
    Certificate certificate = ledger.certificate(id).orElseThrow(this::absent);
    InclusionProof inclusion =
        ledger
            .inclusion(certificate.position(), certificate.position())
            .orElseThrow(() -> new IllegalStateException("an entry of the ledger is missing"));
    return Json.createObjectBuilder()
        .add("format", "offenlage-publication-proof-1")
        .add("certificate", certificate.statement())
        .add("signature", certificate.signature())
        .add(
            "ledger",
            Json.createObjectBuilder()
                .add("position", certificate.position())
                .add("entry", inclusion.entry().content())
                .add("proof", EvidenceDocuments.strings(inclusion.path()))
                .add("checkpoint", inclusion.checkpoint().note()))
        .add("keys", EvidenceDocuments.keys(ledger.keys()));
  }

  private SignedContent signed() {
    Optional<VersionedId> named = VersionedId.parse(id).filter(each -> each.version().isPresent());
    return named
        .flatMap(each -> catalogue.content(each.id(), each.version().orElseThrow()))
        .orElseThrow(
            () ->
                named
                    .flatMap(each -> each.tombstone(catalogue))
                    .map(
                        tombstone ->
                            new ProblemException(
                                Problem.of(
                                    "withdrawn",
                                    410,
                                    "These figures were withdrawn",
                                    "The certificate is still there; the reason stands at"
                                        + " /api/v1/indicators/{id}/versions.")))
                    .orElseGet(this::absent));
  }

  private ProblemException absent() {
    return new ProblemException(
        Problem.of(
            "unknown-publication",
            404,
            "There is no such certificate",
            "Name a publication with its version, such as birth-rate@1; those of earlier builds"
                + " have no certificate."));
  }

  private Response file(JsonObjectBuilder json, String kind) {
    return Response.ok(json.build().toString(), JSON)
        .header("Content-Disposition", "attachment; filename=\"" + id + "." + kind + ".json\"")
        .build();
  }
}
