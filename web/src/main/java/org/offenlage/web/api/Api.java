package org.offenlage.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Version 1 of the API; resources below {@code /office} and {@code /account} need a token. */
@ApplicationPath("/api/v1")
public class Api extends Application {}
