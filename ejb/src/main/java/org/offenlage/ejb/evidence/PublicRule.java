package org.offenlage.ejb.evidence;

import java.time.Instant;
import org.offenlage.ejb.catalogue.LocalizedText;

/**
 * A release rule in force, as everybody may know it.
 *
 * @param id its identifier
 * @param version the version in force
 * @param since when it was decided on
 * @param title its name; its identifier where it was decided on before names were told
 * @param shortForm what it does
 */
public record PublicRule(
    String id, int version, Instant since, LocalizedText title, LocalizedText shortForm) {}
