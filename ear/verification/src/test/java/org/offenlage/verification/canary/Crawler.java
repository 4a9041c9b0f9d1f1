package org.offenlage.verification.canary;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.verification.RealServer;

/** Reads everything that the public side links to, as an anonymous reader, within bounds. */
final class Crawler {

  private static final int MOST_PAGES = 400;
  private static final Pattern LINK =
      Pattern.compile("(?:href|src|srcset|action)=\"([^\"]+)\"|\"(?:url|dataUrl)\":\"([^\"]+)\"");

  private final Map<String, String> bodies = new LinkedHashMap<>();

  /** The text of everything reachable from these paths, by path; headers included. */
  static Map<String, String> readFrom(List<String> paths) {
    Crawler crawler = new Crawler();
    Deque<String> open = new ArrayDeque<>(paths);
    while (!open.isEmpty() && crawler.bodies.size() < MOST_PAGES) {
      String path = open.poll();
      if (!crawler.bodies.containsKey(path)) {
        // What concerns the probe comes first, so that the bound never cuts it off.
        for (String next : crawler.read(path)) {
          if (next.contains(Canaries.INDICATOR)) {
            open.addFirst(next);
          } else {
            open.addLast(next);
          }
        }
      }
    }
    return crawler.bodies;
  }

  private List<String> read(String path) {
    HttpResponse<String> answer =
        RealServer.send(HttpRequest.newBuilder(URI.create(RealServer.url(path))).GET());
    bodies.put(path, answer.headers().map() + "\n" + answer.body());
    List<String> links = new ArrayList<>();
    Matcher matcher = LINK.matcher(answer.body());
    while (matcher.find()) {
      String link = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      String target = link.replace("&amp;", "&").replaceAll("[#\\s].*", "");
      if (target.startsWith("/") && !target.startsWith("//") && !target.startsWith("/office")) {
        links.add(target);
      } else if (target.startsWith("?")) {
        links.add(path.replaceAll("\\?.*", "") + target);
      }
    }
    return links;
  }
}
