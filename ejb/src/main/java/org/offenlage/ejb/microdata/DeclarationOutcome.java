package org.offenlage.ejb.microdata;

/** What became of a declaration. */
public sealed interface DeclarationOutcome {

  /** It is stored; files can be delivered. */
  record Declared(DatasetDeclaration declaration) implements DeclarationOutcome {}

  /**
   * Another declaration has this id; declarations never change, for snapshots are read by them.
   *
   * @param existing the stored one
   */
  record AlreadyDeclared(DatasetDeclaration existing) implements DeclarationOutcome {}
}
