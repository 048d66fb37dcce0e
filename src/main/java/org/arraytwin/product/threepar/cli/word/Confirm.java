package org.arraytwin.product.threepar.cli.word;

/** What a real array asks before it goes ahead; here nobody is there to answer. */
public final class Confirm {
  /** The option that goes ahead without being asked. */
  public static final Option FORCE =
      Option.flag("-f", "does not ask for confirmation; needed here");

  /** For the help of a word that needs it. */
  public static final String NO_TERMINAL =
      "There is no terminal to ask for confirmation at, so -f must be given.";

  private Confirm() {}

  /**
   * Refuses what would have to be confirmed.
   *
   * @throws CommandError where {@link #FORCE} is not given
   */
  public static void require(Call call, String word) {
    if (!call.has("-f")) {
      throw new CommandError(
          word + " asks for confirmation, which is not possible here; give -f to go ahead");
    }
  }
}
