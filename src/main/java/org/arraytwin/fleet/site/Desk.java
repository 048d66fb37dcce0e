package org.arraytwin.fleet.site;

/**
 * What an array has for its operators besides alerts.
 *
 * @param services what they have switched
 * @param chronicle what has happened, and what is worked at
 * @param baselines of volumes whose updates are measured
 */
public record Desk(Services services, Chronicle chronicle, Baselines baselines) {
  public static final Desk NEW = new Desk(Services.USUAL, Chronicle.NONE, Baselines.NONE);

  public Desk with(Services newServices) {
    return new Desk(newServices, chronicle, baselines);
  }

  @SuppressWarnings("ReferenceEquality") // mostly nothing is noted
  public Desk with(Chronicle newChronicle) {
    return newChronicle == chronicle ? this : new Desk(services, newChronicle, baselines);
  }

  public Desk with(Baselines newBaselines) {
    return new Desk(services, chronicle, newBaselines);
  }
}
