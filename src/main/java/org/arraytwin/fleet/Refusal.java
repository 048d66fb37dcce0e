package org.arraytwin.fleet;

/**
 * A command that was not carried out; nothing has changed.
 *
 * @param reason typed
 * @param object what it was asked of, for example {@code group payroll.r96 on paris}
 * @param state the state that forbids it
 * @param asked what was asked
 * @param legal what would be legal
 */
public record Refusal(Reason reason, String object, String state, String asked, String legal) {
  /** What is said where an array has no power. */
  public static Refusal unpowered(Site site, String asked) {
    return new Refusal(
        Reason.ARRAY_WITHOUT_POWER,
        "array " + site.name(),
        "without power",
        asked,
        "restore the array first");
  }

  /** One line for logs, faults and tests; products word their own. */
  public String message() {
    return object + " is " + state + ": " + asked + " is refused (" + reason + "); " + legal;
  }
}
