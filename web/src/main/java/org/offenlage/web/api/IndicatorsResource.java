package org.offenlage.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.catalogue.PublishedVersion;
import org.offenlage.ejb.catalogue.ReleaseCalendar;
import org.offenlage.web.language.Language;
import org.offenlage.web.problem.Problem;
import org.offenlage.web.problem.ProblemException;
import org.offenlage.web.selection.Dimensions;
import org.offenlage.web.selection.Selection;
import org.offenlage.web.selection.VersionedId;

/**
 * Indicators and their figures for programs, open to everybody.
 *
 * <p>An identifier with a version, as in {@code birth-rate@2}, always answers the same; without one
 * it answers for the newest version.
 */
@Path("/indicators")
@RequestScoped
public class IndicatorsResource {

  private static final String FORMAT = "format";
  private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";

  @Inject private Catalogue catalogue;
  @Inject private ReleaseCalendar calendar;

  @Context
  @SuppressWarnings("NullAway.Init")
  private UriInfo uri;

  @Context
  @SuppressWarnings("NullAway.Init")
  private Request request;

  @Context
  @SuppressWarnings("NullAway.Init")
  private HttpHeaders headers;

  /** All indicators with a version in force. */
  @GET
  public Response indicators() {
    Language language = language(List.of());
    JsonArrayBuilder list = Json.createArrayBuilder();
    JsonDocuments documents = new JsonDocuments(language);
    catalogue.indicators().forEach(each -> list.add(documents.metadata(each)));
    String body = Json.createObjectBuilder().add("indicators", list).build().toString();
    return answer(body, JSON, new Caching(language.code() + body.hashCode(), Lifetime.MINUTES))
        .build();
  }

  /** What one indicator is, with its dimensions and how it was protected. */
  @GET
  @Path("/{id}")
  public Response indicator(@PathParam("id") String id) {
    Language language = language(List.of());
    PublishedTable table = table(id);
    return answer(
            text(new JsonDocuments(language).description(table).build()),
            JSON,
            caching(id, table, "description " + language.code()))
        .build();
  }

  /** All versions that were ever public, newest first. */
  @GET
  @Path("/{id}/versions")
  public Response versions(@PathParam("id") String id) {
    Language language = language(List.of());
    List<PublishedVersion> versions = catalogue.versions(named(id).id());
    if (versions.isEmpty()) {
      throw unknownIndicator(id);
    }
    JsonArrayBuilder list = Json.createArrayBuilder();
    JsonDocuments documents = new JsonDocuments(language);
    for (PublishedVersion each : versions) {
      JsonObjectBuilder version = documents.version(named(id).id(), each);
      calendar
          .erratum(each.publicationId())
          .ifPresent(text -> version.add("erratum", text.in(language.locale())));
      list.add(version);
    }
    String body = Json.createObjectBuilder().add("versions", list).build().toString();
    return answer(body, JSON, new Caching(Integer.toHexString(body.hashCode()), Lifetime.MINUTES))
        .build();
  }

  /** Figures: all of a table, or those whose codes are asked for by the names of its dimensions. */
  @GET
  @Path("/{id}/data")
  public Response data(@PathParam("id") String id) {
    PublishedTable table = table(id);
    List<String> known = new ArrayList<>(List.of(FORMAT));
    table.dimensions().forEach(each -> known.add(each.variable()));
    Language language = language(known);
    Selection selection = selection(table);
    DataFormat format =
        DataFormat.of(
            Optional.ofNullable(parameters().getFirst(FORMAT)), headers.getAcceptableMediaTypes());
    Caching caching = caching(id, table, format + " " + language.code() + " " + selection.codes());
    return switch (format) {
      case CSV ->
          answer(CsvTable.of(selection, language), "text/csv;charset=UTF-8;header=present", caching)
              .header("Content-Disposition", "attachment; filename=\"" + fileName(selection) + "\"")
              .build();
      case JSON -> answer(text(new JsonDocuments(language).data(selection)), JSON, caching).build();
    };
  }

  private Selection selection(PublishedTable table) {
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    parameters()
        .forEach(
            (name, values) -> {
              if (!name.equals(FORMAT) && !name.equals(Language.PARAMETER)) {
                wanted.put(name, values);
              }
            });
    Selection.Outcome outcome = Selection.parse(table, wanted);
    if (outcome instanceof Selection.Outcome.Selected selected) {
      return selected.selection();
    }
    if (outcome instanceof Selection.Outcome.UnknownCode unknown) {
      String some = String.join(", ", unknown.dimension().codes().stream().limit(5).toList());
      throw new ProblemException(
          Problem.of(
              "unknown-code",
              400,
              "A dimension does not have this code",
              "The dimension '"
                  + unknown.dimension().variable()
                  + "' does not have the code that was asked for. Use codes such as "
                  + some
                  + "; /api/v1/indicators/"
                  + table.metadata().id()
                  + " lists all of them."));
    }
    throw unknownParameter(table.dimensions().stream().map(each -> each.variable()).toList());
  }

  private PublishedTable table(String id) {
    VersionedId named = named(id);
    return named.in(catalogue).orElseThrow(() -> absent(named));
  }

  private ProblemException absent(VersionedId named) {
    return named
        .tombstone(catalogue)
        .map(
            tombstone ->
                new ProblemException(
                    Problem.of(
                        "withdrawn",
                        410,
                        "These figures were withdrawn",
                        "Version "
                            + tombstone.version()
                            + " was withdrawn at "
                            + tombstone.withdrawnAt()
                            + ": "
                            + tombstone.reason().english())))
        .orElseGet(() -> unknownIndicator(named.id() + (named.version().isPresent() ? "@" : "")));
  }

  private static VersionedId named(String id) {
    return VersionedId.parse(id).orElseThrow(() -> unknownIndicator(id));
  }

  private static ProblemException unknownIndicator(String id) {
    boolean versioned = id.contains("@");
    return new ProblemException(
        Problem.of(
            "unknown-indicator",
            404,
            "There is no such indicator",
            versioned
                ? "This version was never published or was withdrawn. The list of versions stands"
                    + " at /api/v1/indicators/{id}/versions."
                : "GET /api/v1/indicators lists all indicators that are published."));
  }

  private static ProblemException unknownParameter(List<String> known) {
    return new ProblemException(
        Problem.of(
            "unknown-parameter",
            400,
            "The address has a parameter that is not known",
            known.isEmpty()
                ? "This address takes the parameter lang only."
                : "Known here are: " + String.join(", ", known) + ", format and lang."));
  }

  /** The language asked for; refuses parameters that are neither it nor known. */
  private Language language(List<String> known) {
    for (String name : parameters().keySet()) {
      if (!name.equals(Language.PARAMETER) && !known.contains(name)) {
        throw unknownParameter(known.stream().filter(each -> !each.equals(FORMAT)).toList());
      }
    }
    String asked = parameters().getFirst(Language.PARAMETER);
    return Language.ofCode(asked == null ? Language.GERMAN.code() : asked)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        "unknown-language",
                        400,
                        "The report does not speak this language",
                        "Ask for lang=de or lang=en.")));
  }

  private MultivaluedMap<String, String> parameters() {
    return uri.getQueryParameters();
  }

  private enum Lifetime {
    /** May change when something is published. */
    MINUTES,
    /** A fixed version, which changes only by being withdrawn. */
    DAY
  }

  private record Caching(String tag, Lifetime lifetime) {}

  private static Caching caching(String id, PublishedTable table, String form) {
    return new Caching(
        EntityTags.of(table.contentHash(), form),
        named(id).version().isPresent() ? Lifetime.DAY : Lifetime.MINUTES);
  }

  private Response.ResponseBuilder answer(String body, String type, Caching caching) {
    EntityTag tag = new EntityTag(caching.tag());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder response =
        unchanged == null ? Response.ok(body).type(type) : unchanged;
    return response
        .tag(tag)
        .header(
            "Cache-Control",
            switch (caching.lifetime()) {
              case MINUTES -> "public, max-age=60";
              case DAY -> "public, max-age=86400";
            })
        .header("Vary", "Accept");
  }

  private static String text(JsonStructure json) {
    return json.toString();
  }

  private static String fileName(Selection selection) {
    PublishedTable table = selection.table();
    StringBuilder name =
        new StringBuilder(table.metadata().id()).append('-').append(table.version());
    selection
        .parameters()
        .forEach(
            (variable, codes) -> {
              boolean one = codes.size() == 1 && Dimensions.named(table, variable).isPresent();
              if (one) {
                name.append('-').append(codes.get(0).replaceAll("[^A-Za-z0-9_-]", ""));
              }
            });
    return name.append(".csv").toString();
  }
}
