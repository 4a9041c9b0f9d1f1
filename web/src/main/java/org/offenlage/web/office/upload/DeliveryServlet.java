package org.offenlage.web.office.upload;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.microdata.Deliveries;
import org.offenlage.ejb.microdata.DeliveryOutcome;
import org.offenlage.ejb.microdata.ReferencePeriod;
import org.offenlage.web.form.Notices;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

/** Takes a file from the form on the page of deliveries and leads to the report about it. */
@WebServlet("/office/deliver")
public class DeliveryServlet extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final int LONGEST_FIELD = 1_000;

  /** Smaller files are read in a few seconds, for which a person waits. */
  private static final long LEAST_BYTES_IN_BACKGROUND =
      Long.getLong("offenlage.delivery.background.bytes", 16L << 20);

  @Inject private transient Deliveries deliveries;
  @Inject private transient DeliveryReports reports;
  @Inject private transient Notices notices;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect("/office/deliveries");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, String> fields = new HashMap<>();
    String type = request.getContentType();
    InputStream body = request.getInputStream();
    try {
      String next = read(new MultipartReader(type == null ? "" : type, body), fields, request);
      // A browser shows an answer only after it was allowed to send everything.
      body.transferTo(OutputStream.nullOutputStream());
      response.sendRedirect(next);
    } catch (EJBAccessException notAllowed) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private String read(MultipartReader form, Map<String, String> fields, HttpServletRequest request)
      throws IOException {
    Optional<MultipartReader.Part> part = form.next();
    while (part.isPresent()) {
      MultipartReader.Part field = part.get();
      if (field.fileName().isPresent()) {
        return deliver(field, fields, request);
      }
      fields.put(
          field.name(),
          new String(field.content().readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8).strip());
      part = form.next();
    }
    return back("upload.no-file", fields, request);
  }

  private String deliver(
      MultipartReader.Part file, Map<String, String> fields, HttpServletRequest request) {
    String fileName = file.fileName().orElse("");
    if (fileName.isEmpty()) {
      return back("upload.no-file", fields, request);
    }
    ReferencePeriod period;
    try {
      period = new ReferencePeriod(fields.getOrDefault("period", ""));
    } catch (IllegalArgumentException notAPeriod) {
      return back("upload.no-period", fields, request);
    }
    String dataset = fields.getOrDefault("dataset", "");
    if (request.getContentLengthLong() >= LEAST_BYTES_IN_BACKGROUND) {
      Deliveries.Reception reception =
          deliveries.receive(dataset, period, fileName, file.content());
      if (reception instanceof Deliveries.Reception.Begun begun) {
        return "/office/job?id=" + begun.job().id();
      }
      return report(
          dataset,
          period,
          fileName,
          ((Deliveries.Reception.Refused) reception).outcome(),
          fields,
          request);
    }
    return report(
        dataset,
        period,
        fileName,
        deliveries.deliver(dataset, period, fileName, file.content()),
        fields,
        request);
  }

  private String report(
      String dataset,
      ReferencePeriod period,
      String fileName,
      DeliveryOutcome outcome,
      Map<String, String> fields,
      HttpServletRequest request) {
    if (outcome instanceof DeliveryOutcome.UnknownDataset) {
      return back("upload.no-dataset", fields, request);
    }
    return "/office/delivery?report="
        + reports.keep(new DeliveryReports.Report(dataset, period, fileName, outcome));
  }

  private String back(String key, Map<String, String> fields, HttpServletRequest request) {
    notices.refused(Texts.in(Language.of(request), "org.offenlage.web.office.words").get(key));
    return "/office/deliveries?dataset="
        + encoded(fields.getOrDefault("dataset", ""))
        + "&period="
        + encoded(fields.getOrDefault("period", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
