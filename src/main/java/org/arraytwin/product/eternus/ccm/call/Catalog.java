package org.arraytwin.product.eternus.ccm.call;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.Located;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Status;
import org.jspecify.annotations.Nullable;

/**
 * The words of the Copy Control Module: messages with their ids, what the storage systems' refusals
 * become, banners, exit codes, and what {@code acopc start -auto} decides.
 */
public final class Catalog {
  /** What {@code -auto} does about a session. */
  public enum Auto {
    FULL,
    STOP_THEN_FULL,
    DIFFERENTIAL
  }

  private record Message(String id, String text) {}

  private record BannerKey(Kind kind, Act act) {}

  /** Without an act it is for all that have no row of their own. */
  private record RefusalKey(Reason reason, @Nullable Act act) {}

  private record AutoKey(String status, String phase) {}

  private final Path file;
  private final Map<Trouble, Message> messages = new EnumMap<>(Trouble.class);
  private final Map<RefusalKey, Trouble> refusals = new HashMap<>();
  private final Map<BannerKey, String> banners = new HashMap<>();
  private final Map<AutoKey, Auto> autos = new HashMap<>();
  private final CatalogXml.ExitsXml exits;
  private final Estimate estimate;

  private Catalog(Path file, CatalogXml xml) {
    this.file = file;
    exits = xml.exits;
    CatalogXml.EstimateXml words = xml.estimate;
    estimate = new Estimate(words.type, words.status, words.phase, words.started, words.stopped);
    for (CatalogXml.MessageXml one : xml.messages) {
      Trouble trouble = constant(one, Trouble.class, one.when);
      once(one, one.when, messages.put(trouble, new Message(one.id, one.text)));
    }
    for (CatalogXml.RefusalXml one : xml.refusals) {
      Reason reason = constant(one, Reason.class, one.reason);
      Act act = one.act.isEmpty() ? null : constant(one, Act.class, one.act);
      Trouble trouble = constant(one, Trouble.class, one.when);
      once(one, one.reason, refusals.put(new RefusalKey(reason, act), trouble));
    }
    for (CatalogXml.BannerXml one : xml.banners) {
      Kind kind = constant(one, Kind.class, one.kind);
      Act act = constant(one, Act.class, one.act);
      once(one, one.kind + " " + one.act, banners.put(new BannerKey(kind, act), one.text));
    }
    for (CatalogXml.AutoXml one : xml.autos) {
      Auto auto = constant(one, Auto.class, one.act);
      AutoKey key = new AutoKey(one.status, one.phase);
      once(one, one.status + " " + one.phase, autos.put(key, auto));
    }
  }

  /**
   * Reads {@code eternus/ccm.xml}.
   *
   * @param data the folder of provider-config
   * @throws ConfigException where it is wrong or a trouble or banner has no words
   */
  public static Catalog read(Path data) {
    Path folder = data.resolve("eternus");
    Path file = folder.resolve("ccm.xml");
    CatalogXml xml = BoundFile.read(file, folder.resolve("ccm.xsd"), CatalogXml.class);
    Catalog catalog = new Catalog(file, xml);
    for (Trouble trouble : Trouble.values()) {
      if (!catalog.messages.containsKey(trouble)) {
        throw new ConfigException(file, "there is no message for " + word(trouble));
      }
    }
    for (Kind kind : Kind.values()) {
      for (Act act : Act.of(kind)) {
        if (!catalog.banners.containsKey(new BannerKey(kind, act))) {
          throw new ConfigException(file, "there is no banner for " + kind + " " + word(act));
        }
      }
    }
    return catalog;
  }

  private void once(Located at, String what, @Nullable Object before) {
    if (before != null) {
      throw new ConfigException(file, at.line(), at.column(), "'" + what + "' twice");
    }
  }

  private <E extends Enum<E>> E constant(Located at, Class<E> type, String word) {
    for (E one : type.getEnumConstants()) {
      if (word(one).equalsIgnoreCase(word) || one.name().equals(word)) {
        return one;
      }
    }
    List<String> all = java.util.Arrays.stream(type.getEnumConstants()).map(Catalog::word).toList();
    throw new ConfigException(
        file, at.line(), at.column(), "'" + word + "' is wrong, expected one of " + all);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For example {@code ccm4012 No copy session exists.}. */
  public String text(CcmException failure) {
    Message message = messages.get(failure.trouble());
    if (message == null) {
      throw new IllegalStateException("no message for " + failure.trouble());
    }
    String text = message.text();
    for (int i = 0; i < failure.inserts().size(); i++) {
      text = text.replace("{" + i + "}", failure.inserts().get(i));
    }
    return message.id() + " " + text;
  }

  /** What a storage system's refusal of an act becomes. */
  public CcmException failure(Refusal refusal, Kind kind, Act act) {
    Trouble own = refusals.get(new RefusalKey(refusal.reason(), act));
    Trouble trouble = own == null ? refusals.get(new RefusalKey(refusal.reason(), null)) : own;
    return trouble == null
        ? new CcmException(Trouble.STORAGE_FAILED, act.function(kind), refusal.message())
        : new CcmException(trouble, refusal.message());
  }

  /** For example {@code EC Started}. */
  public String banner(Kind kind, Act act) {
    String text = banners.get(new BannerKey(kind, act));
    if (text == null) {
      throw new IllegalStateException("no banner for " + kind + " " + act);
    }
    return text;
  }

  /** What {@code -auto} does about a session of that status; without a row everything is new. */
  public Auto auto(Status status) {
    Auto auto = autos.get(new AutoKey(status.ccmStatus(), status.ccmPhase()));
    return auto == null ? Auto.STOP_THEN_FULL : auto;
  }

  /** The words of monitor sessions. */
  public Estimate estimate() {
    return estimate;
  }

  /** Exit status where some parts of a command succeeded and some failed. */
  public int partial() {
    return exits.partial;
  }

  /** Exit status where nothing succeeded. */
  public int failed() {
    return exits.failed;
  }

  /** Exit status of a command that is wrong in itself. */
  public int usage() {
    return exits.usage;
  }
}
