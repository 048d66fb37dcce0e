package org.arraytwin.cim.mof;

import org.arraytwin.cim.ClassRepository;

/** The way in: MOF texts to declarations, and those to the classes of namespaces. */
public final class MofCompiler {
  private MofCompiler() {}

  /**
   * Reads a file and all it includes, once, for any number of repositories.
   *
   * @param top the path of the first file in the source
   * @throws MofException for whatever is not MOF
   */
  public static MofDeclarations parse(MofSource source, String top) {
    return new MofParser(source).parse(top);
  }

  /**
   * All classes of a file and what it includes.
   *
   * @throws MofException for whatever is not MOF or does not resolve
   */
  public static ClassRepository compile(MofSource source, String top) {
    return parse(source, top).repository();
  }
}
