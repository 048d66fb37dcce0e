package org.arraytwin.cim.mof;

import java.util.List;
import java.util.function.Consumer;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.cim.mof.syntax.MofParser;
import org.arraytwin.cim.mof.syntax.MofSource;

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
    return parse(source, top, new ClassRepository(List.of(), List.of()));
  }

  /**
   * Reads a file and all it includes on top of other classes.
   *
   * @param preferred classes and qualifier types that stand in place of those declared
   * @throws MofException for whatever is not MOF
   */
  public static MofDeclarations parse(MofSource source, String top, ClassRepository preferred) {
    return MofDeclarations.read(source, top, preferred);
  }

  /**
   * All classes of a file and what it includes.
   *
   * @throws MofException for whatever is not MOF or does not resolve
   */
  public static ClassRepository compile(MofSource source, String top) {
    return parse(source, top).repository();
  }

  /**
   * All classes of some files on top of others; instances and namespaces are disregarded.
   *
   * @param existing what the files may build on
   * @throws MofException for whatever is not MOF or does not resolve
   */
  public static ClassRepository compile(List<MofInput> inputs, ClassRepository existing) {
    ClassCollector collector = new ClassCollector(existing);
    compile(inputs, collector, MofCompiler::refuse);
    return collector.repository();
  }

  /**
   * Compiles files one after the other as one whole: classes, aliases and instances may refer to
   * each other in any order. Instances are handed on one by one, so that files of any length need
   * little memory.
   *
   * @param inputs what to read
   * @param target where declarations go
   * @param problems told of each mistake; where it throws, compilation ends with that
   */
  public static void compile(
      List<MofInput> inputs, MofTarget target, Consumer<MofException> problems) {
    Compilation compilation = new Compilation(target, problems);
    MofParser parser = new MofParser(compilation);
    for (MofInput input : inputs) {
      for (String top : input.tops()) {
        parser.read(input.source(), top);
      }
    }
    compilation.finish();
  }

  /** For those who want to end at the first mistake. */
  @SuppressWarnings("DoNotCallSuggester") // it is a consumer of problems, and this is what it does
  private static void refuse(MofException problem) {
    throw problem;
  }
}
