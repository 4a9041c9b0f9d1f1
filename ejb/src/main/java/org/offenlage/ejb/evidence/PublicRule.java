package org.offenlage.ejb.evidence;

import java.time.Instant;

/**
 * A release rule in force, as everybody may know it.
 *
 * @param id its identifier
 * @param version the version in force
 * @param since when it was decided on
 * @param german its short form
 * @param english the same in English
 */
public record PublicRule(String id, int version, Instant since, String german, String english) {}
