package org.arraytwin.product.eternus.cli;

import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.CommandLine;

/** The command line of one box. */
public final class EternusCommandLine implements CommandLine {
  private final ArrayContext context;

  public EternusCommandLine(ArrayContext context) {
    this.context = context;
  }

  @Override
  public String prompt() {
    return "CLI> ";
  }

  @Override
  public Answer run(String line) {
    String name = context.fleet().now().fleet().site(context.array()).name();
    return new Answer("unknown command on " + name + ": " + line + "\n", 1, false);
  }
}
