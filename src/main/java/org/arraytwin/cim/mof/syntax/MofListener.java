package org.arraytwin.cim.mof.syntax;

/** Is told what a parser reads, in the order written. */
public interface MofListener {
  /** From here on declarations belong to that namespace, which has no leading slash. */
  void namespace(String name, Position at);

  void qualifierType(Declared.QualifierKind declared);

  void clazz(Declared.Clazz declared);

  void instance(Declared.Instance declared);

  /** A mistake; the parser goes on behind it unless this throws. */
  void problem(MofException problem);
}
