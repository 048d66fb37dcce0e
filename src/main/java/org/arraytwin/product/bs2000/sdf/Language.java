package org.arraytwin.product.bs2000.sdf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.Located;
import org.arraytwin.product.bs2000.sdf.Definition.Free;
import org.arraytwin.product.bs2000.sdf.Definition.Keyword;
import org.arraytwin.product.bs2000.sdf.Definition.Operand;
import org.arraytwin.product.bs2000.sdf.SdfException.Mistake;

/** All commands that there are, as {@code bs2000/commands.xml} defines them. */
public final class Language {
  /** A statement that means something: its command, and every operand with its value. */
  public record Statement(Definition command, Bound operands) {}

  private final Path file;
  private final Map<String, Operand> shared = new LinkedHashMap<>();
  private final Map<String, Definition> commands = new LinkedHashMap<>();

  private Language(Path file) {
    this.file = file;
  }

  /**
   * Reads the definitions.
   *
   * @param data the folder of provider-config
   * @throws ConfigException where they are wrong
   */
  public static Language read(Path data) {
    Path folder = data.resolve("bs2000");
    Path file = folder.resolve("commands.xml");
    SdfXml xml = BoundFile.read(file, folder.resolve("commands.xsd"), SdfXml.class);
    Language language = new Language(file);
    for (SdfXml.SharedXml one : xml.shared) {
      if (language.shared.putIfAbsent(one.id, language.operand(one.operand)) != null) {
        throw language.wrong(one, "shared operand " + one.id + " twice");
      }
    }
    for (SdfXml.CommandXml one : xml.commands) {
      List<Operand> operands = one.operands.stream().map(language::resolve).toList();
      Definition made = new Definition(one.name, one.about, operands);
      if (language.commands.putIfAbsent(one.name, made) != null) {
        throw language.wrong(one, "command " + one.name + " twice");
      }
    }
    return language;
  }

  private Operand resolve(Located at) {
    if (at instanceof SdfXml.OperandXml own) {
      return operand(own);
    }
    String id = ((SdfXml.UseXml) at).shared;
    Operand found = shared.get(id);
    if (found == null) {
      throw wrong(
          at, "there is no shared operand '" + id + "', expected one of " + shared.keySet());
    }
    return found;
  }

  private ConfigException wrong(Located at, String message) {
    return new ConfigException(file, at.line(), at.column(), message);
  }

  private Operand operand(SdfXml.OperandXml one) {
    List<Keyword> keywords = new ArrayList<>();
    for (SdfXml.KeywordXml keyword : one.keywords) {
      keywords.add(
          new Keyword(keyword.name, keyword.operands.stream().map(this::operand).toList()));
    }
    Free free =
        one.free == null ? null : Free.valueOf(one.free.replace('-', '_').toUpperCase(Locale.ROOT));
    Operand operand = new Operand(one.name, one.def, one.most, keywords, free);
    requireUsual(one, operand);
    return operand;
  }

  /** A default must be a value that the operand can have. */
  private void requireUsual(SdfXml.OperandXml at, Operand operand) {
    if (operand.usual() != null) {
      try {
        Binder.bind(List.of(operand), List.of());
      } catch (SdfException e) {
        throw wrong(at, "default of " + operand.name() + ": " + e.getMessage());
      }
    }
  }

  public List<Definition> commands() {
    return List.copyOf(commands.values());
  }

  /**
   * What a line means.
   *
   * @throws SdfException where it means nothing
   */
  public Statement parse(String line) {
    Reader.Statement read = Reader.read(line);
    Definition command = command(read.name());
    return new Statement(command, Binder.bind(command.operands(), read.operands()));
  }

  /**
   * The command of a name, which may be abbreviated.
   *
   * @throws SdfException where there is none, or several could be meant
   */
  public Definition command(String name) {
    Definition command = Abbreviation.find(name, commands.values(), Definition::name);
    if (command == null) {
      throw new SdfException(Mistake.UNKNOWN_COMMAND, name);
    }
    return command;
  }

  /** The help of a command: its name and operands. */
  public static String help(Definition command) {
    StringBuilder text = new StringBuilder();
    text.append("/").append(command.name()).append("  ").append(command.about()).append('\n');
    for (Operand operand : command.operands()) {
      text.append("    ").append(operand.shown()).append('\n');
    }
    return text.toString();
  }
}
