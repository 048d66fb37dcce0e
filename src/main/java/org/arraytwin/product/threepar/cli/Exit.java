package org.arraytwin.product.threepar.cli;

import java.util.List;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;

/**
 * {@code exit} and {@code quit}: end the session; the shell sees to it.
 *
 * @param name either of them
 */
record Exit(String name) implements Word {
  @Override
  public Syntax syntax() {
    return new Syntax("Ends the session.", "", 0, 0, List.of(), List.of());
  }

  @Override
  public void run(Call call) {}
}
