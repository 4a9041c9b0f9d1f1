package org.offenlage.web.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets pages of other sites read what is public: open data is there to be used. What needs a login
 * stays closed to them, and so does every method but reading.
 */
@Provider
public class OpenToAllSites implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String path = request.getUriInfo().getPath();
    String plain = path.startsWith("/") ? path.substring(1) : path;
    boolean closed = plain.startsWith("office") || plain.startsWith("account");
    if (request.getMethod().equals("GET") && !closed) {
      response.getHeaders().putSingle("Access-Control-Allow-Origin", "*");
      response.getHeaders().putSingle("Access-Control-Expose-Headers", "ETag");
      response.getHeaders().putSingle("Cross-Origin-Resource-Policy", "cross-origin");
    }
  }
}
