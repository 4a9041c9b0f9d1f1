package org.offenlage.web.office.upload;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.offenlage.ejb.microdata.Checks;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Proposal;
import org.offenlage.ejb.microdata.Respondent;

/**
 * A declaration to be looked over: made from a file's content, or uploaded as a document.
 *
 * @param id from the file
 * @param title from the file
 * @param format of files
 * @param columns in order
 * @param respondent whom records describe, where that is known
 * @param legalBasis empty where it is not known
 * @param retention how long snapshots are kept
 * @param checks beyond the types of columns
 */
public record ProposedDeclaration(
    String id,
    String title,
    CsvFormat format,
    List<Column> columns,
    Optional<Respondent> respondent,
    String legalBasis,
    Period retention,
    Checks checks) {

  private static final Period USUAL_RETENTION = Period.ofYears(10);

  public ProposedDeclaration {
    columns = List.copyOf(columns);
  }

  static ProposedDeclaration of(Proposal proposal) {
    return new ProposedDeclaration(
        proposal.id(),
        proposal.title(),
        proposal.format(),
        proposal.columns(),
        proposal.respondent(),
        "",
        USUAL_RETENTION,
        proposal.checks());
  }

  static ProposedDeclaration of(DatasetDeclaration declaration) {
    return new ProposedDeclaration(
        declaration.id(),
        declaration.title(),
        declaration.format(),
        declaration.columns(),
        Optional.of(declaration.respondent()),
        declaration.legalBasis(),
        declaration.retention(),
        declaration.checks());
  }
}
