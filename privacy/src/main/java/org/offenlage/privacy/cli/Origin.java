package org.offenlage.privacy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Where something to be checked comes from: a file, or an address on the web. */
final class Origin {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Origin() {}

  /**
   * Opens a file or an address.
   *
   * @param usual the path that is meant where an address names a host only
   * @throws BadInput where there is nothing to read
   */
  static InputStream open(String fileOrUrl, String usual) {
    return fileOrUrl.matches("(?i)https?://.*") ? fetch(fileOrUrl, usual) : read(fileOrUrl);
  }

  private static InputStream read(String file) {
    try {
      return Files.newInputStream(Path.of(file));
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new BadInput(file + ": there is no such file.");
    } catch (IOException e) {
      throw new BadInput(file + ": the file cannot be read.");
    }
  }

  private static InputStream fetch(String url, String usual) {
    try {
      URI address = URI.create(url);
      if (address.getHost() == null) {
        throw new BadInput(url + ": this is no address.");
      }
      String path = address.getRawPath();
      if (path == null || path.isEmpty() || path.equals("/")) {
        address = address.resolve(usual);
      }
      HttpResponse<InputStream> answer =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NORMAL)
              .connectTimeout(PATIENCE)
              .build()
              .send(
                  HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        answer.body().close();
        throw new BadInput(url + ": the server answers with status " + answer.statusCode() + ".");
      }
      return answer.body();
    } catch (IllegalArgumentException e) {
      throw new BadInput(url + ": this is no address.");
    } catch (IOException e) {
      throw new BadInput(url + ": the server does not answer.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInput(url + ": fetching was interrupted.");
    }
  }
}
