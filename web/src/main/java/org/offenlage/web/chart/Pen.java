package org.offenlage.web.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * One script context with the chart library and the map loaded.
 *
 * <p>Not safe for use by several threads at once. Making one costs seconds of a core and some 100
 * MB; a chart then costs about 0.1 s, the map 0.4 s. The script sees neither files nor network nor
 * classes of the server.
 */
final class Pen implements AutoCloseable {

  /** The area that lies 60 km off the coast and is drawn in a frame of its own. */
  private static final String HELGOLAND = "01056025";

  private static final Source SCRIPT =
      Source.newBuilder("js", read("charts.js"), "charts.js").cached(true).buildLiteral();
  private static final String FONT =
      "<style>@font-face{font-family:\"Fira Sans\";src:url(data:font/woff2;base64,"
          + Base64.getEncoder().encodeToString(bytes("fira-sans.woff2"))
          + ")}</style>";

  private final Context context;
  private final Value draw;

  Pen(Engine engine) {
    context = Context.newBuilder("js").engine(engine).build();
    // The library schedules clean-up that a drawing thrown away at once does not need.
    context.eval("js", "globalThis.setTimeout=()=>0;globalThis.clearTimeout=()=>{};");
    context.eval(SCRIPT);
    context.getBindings("js").getMember("loadMap").executeVoid(map(), HELGOLAND);
    draw = context.getBindings("js").getMember("draw");
  }

  static Engine engine() {
    return Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
  }

  /** The areas of the map as GeoJSON. */
  static String map() {
    return read("pinneberg.geojson");
  }

  /** The drawing as a document of its own, its font inside. */
  String draw(String description) {
    String svg = draw.execute(description).asString();
    int rootEnds = svg.indexOf('>') + 1;
    return svg.substring(0, rootEnds) + FONT + svg.substring(rootEnds);
  }

  @Override
  public void close() {
    context.close(true);
  }

  private static String read(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Pen.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing: the frontend was not built");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
