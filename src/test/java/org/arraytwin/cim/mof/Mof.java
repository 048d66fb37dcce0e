package org.arraytwin.cim.mof;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.cim.mof.syntax.MofSource;

/** Short ways to compile texts in tests. */
final class Mof {
  /** The qualifier types the tests use. */
  static final String QUALIFIERS =
      """
      Qualifier Association : boolean = false, Scope(association), \
      Flavor(DisableOverride, ToSubclass);
      Qualifier Abstract : boolean = false, Scope(class, association, indication), \
      Flavor(EnableOverride, Restricted);
      Qualifier Key : boolean = false, Scope(property, reference), \
      Flavor(DisableOverride, ToSubclass);
      Qualifier Description : string = null, Scope(any), \
      Flavor(EnableOverride, ToSubclass, Translatable);
      Qualifier Override : string = null, Scope(property, reference, method), \
      Flavor(EnableOverride, Restricted);
      Qualifier Deprecated : string[], Scope(any), Flavor(EnableOverride, Restricted);
      Qualifier Version : string = null, Scope(class, association, indication), \
      Flavor(EnableOverride, Restricted, Translatable);
      Qualifier ValueMap : string[], Scope(property, method, parameter);
      Qualifier Values : string[], Scope(property, method, parameter), \
      Flavor(EnableOverride, ToSubclass, Translatable);
      Qualifier In : boolean = true, Scope(parameter), Flavor(DisableOverride, ToSubclass);
      Qualifier Out : boolean = false, Scope(parameter), Flavor(DisableOverride, ToSubclass);
      Qualifier EmbeddedInstance : string = null, Scope(property, method, parameter);
      Qualifier MaxLen : uint32 = null, Scope(property, method, parameter);
      """;

  private Mof() {}

  /** The declarations of a text, with the qualifier types above before it on other lines. */
  static MofDeclarations parse(String text) {
    return MofCompiler.parse(
        MofSource.of(Map.of("q.mof", QUALIFIERS, "top.mof", text, "all.mof", INCLUDES)), "all.mof");
  }

  private static final String INCLUDES =
      "#pragma include (\"q.mof\")\n#pragma include (\"top.mof\")\n";

  static ClassRepository compile(String text) {
    return parse(text).repository();
  }

  /** The error of compiling a text; its file is top.mof. */
  static MofException error(String text) {
    return catchThrowableOfType(MofException.class, () -> compile(text));
  }
}
