package org.offenlage.web.asset;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serves what the frontend build made; compressed beforehand, kept by browsers for a year. */
@WebServlet("/assets/*")
public class AssetServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private static final Pattern NAME =
      Pattern.compile("/([a-z0-9][a-z0-9-]*-[0-9a-f]{12}\\.(css|js|svg|woff2))");

  private static final Map<String, String> TYPE_BY_ENDING =
      Map.of(
          "css", "text/css; charset=UTF-8",
          "js", "text/javascript; charset=UTF-8",
          "svg", "image/svg+xml",
          "woff2", "font/woff2");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    Matcher name = NAME.matcher(path == null ? "" : path);
    if (!name.matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String file = "/WEB-INF/assets/" + name.group(1);
    String ending = name.group(2);
    if (acceptsGzip(request.getHeader("Accept-Encoding"))) {
      try (InputStream compressed = getServletContext().getResourceAsStream(file + ".gz")) {
        if (compressed != null) {
          response.setHeader("Content-Encoding", "gzip");
          send(compressed, ending, response);
          return;
        }
      }
    }
    try (InputStream plain = getServletContext().getResourceAsStream(file)) {
      if (plain == null) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
      } else {
        send(plain, ending, response);
      }
    }
  }

  private static void send(InputStream bytes, String ending, HttpServletResponse response)
      throws IOException {
    response.setContentType(TYPE_BY_ENDING.get(ending));
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setHeader("Vary", "Accept-Encoding");
    bytes.transferTo(response.getOutputStream());
  }

  private static boolean acceptsGzip(@Nullable String header) {
    return header != null && header.contains("gzip") && !header.contains("gzip;q=0");
  }
}
