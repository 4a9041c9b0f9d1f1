package org.offenlage.web.asset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Finds the address of a style sheet or image by its plain name.
 *
 * <p>Addresses carry a hash of the content, so that browsers may keep what they fetched for good.
 * Immutable after construction.
 */
@Named
@ApplicationScoped
public class Assets {

  private final Properties hashedByName = new Properties();

  /** Reads the list that the frontend build wrote. */
  public Assets() {
    try (InputStream list = Assets.class.getResourceAsStream("assets.properties")) {
      if (list == null) {
        throw new IllegalStateException("the frontend was not built");
      }
      hashedByName.load(list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The address of an asset, from the root of the host.
   *
   * @param name its plain name, e.g. {@code site.css}
   */
  public String url(String name) {
    String hashed = hashedByName.getProperty(name);
    if (hashed == null) {
      throw new IllegalArgumentException("no asset is called " + name);
    }
    return "/assets/" + hashed;
  }
}
