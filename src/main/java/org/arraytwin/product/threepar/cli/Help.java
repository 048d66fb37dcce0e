package org.arraytwin.product.threepar.cli;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;

/** {@code help}: the table of words, or one word. */
final class Help implements Word {
  private final Supplier<Collection<Word>> words;

  Help(Supplier<Collection<Word>> words) {
    this.words = words;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Lists the commands, or explains one.", "[<command>]", 0, 2, List.of(), List.of());
  }

  @Override
  public void run(Call call) {
    List<String> asked = call.arguments().operands();
    if (asked.isEmpty()) {
      list(call, words.get());
      call.print("");
      call.print("help <command> explains one of them.");
      return;
    }
    String name = String.join(" ", asked);
    List<Word> family =
        words.get().stream()
            .filter(w -> w.name().equals(name) || w.name().startsWith(name + " "))
            .toList();
    if (family.isEmpty()) {
      throw new CommandError("no help for " + name + "; help lists the commands");
    }
    if (family.size() > 1) {
      list(call, family);
      return;
    }
    explain(call, family.get(0));
  }

  private static void list(Call call, Collection<Word> words) {
    int width = words.stream().mapToInt(w -> w.name().length()).max().orElse(0);
    for (Word word : words) {
      call.print(
          word.name() + " ".repeat(width - word.name().length() + 2) + word.syntax().about());
    }
  }

  private static void explain(Call call, Word word) {
    Syntax syntax = word.syntax();
    call.print(word.name() + " - " + syntax.about());
    call.print("");
    call.print("  " + syntax.usage(word.name()));
    if (!syntax.options().isEmpty()) {
      call.print("");
    }
    int width = syntax.options().stream().mapToInt(o -> o.shown().length()).max().orElse(0);
    for (Option option : syntax.options()) {
      String about =
          option.refusal() == null ? option.about() : "not available: " + option.refusal();
      call.print("  " + option.shown() + " ".repeat(width - option.shown().length() + 2) + about);
    }
    if (!syntax.notes().isEmpty()) {
      call.print("");
    }
    syntax.notes().forEach(note -> call.print("  " + note));
  }
}
