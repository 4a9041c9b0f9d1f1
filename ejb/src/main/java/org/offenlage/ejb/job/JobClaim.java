package org.offenlage.ejb.job;

import java.util.UUID;

/**
 * That somebody works on a job. A later claim makes it void, so that of two who both think the job
 * theirs only one can end it.
 *
 * @param job which
 * @param attempt the how manieth claim of the job this is, from 1
 */
public record JobClaim(UUID job, int attempt) {}
