package org.arraytwin.fleet.site;

/**
 * What an array has for its operators besides alerts.
 *
 * @param services what they have switched
 * @param chronicle what has happened, and what is worked at
 */
public record Desk(Services services, Chronicle chronicle) {
  public static final Desk NEW = new Desk(Services.USUAL, Chronicle.NONE);

  public Desk with(Services newServices) {
    return new Desk(newServices, chronicle);
  }

  public Desk with(Chronicle newChronicle) {
    return new Desk(services, newChronicle);
  }
}
