package org.arraytwin.product.eternus.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.WriteDocuments;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.document.Write;
import org.jspecify.annotations.Nullable;

/**
 * What a box keeps of quality of service: which level each volume has, and what the levels are
 * (fujitsu C.4). It is told, and slows nobody.
 *
 * @param array id of the box
 * @param fleet that holds it
 */
record Qos(int array, FleetWriter fleet) {
  /** How many levels there are, 0 among them, which limits nothing. */
  static final int LEVELS = 16;

  private static final String LIMITS = "qos limit";
  private static final String VOLUMES = "qos volume";

  /** What is limited: all I/O of a volume, its reads, or its writes. */
  enum Mode {
    TOTAL("volume-qos", "-bandwidth-limit", 1),
    READ("volume-qos-read", "-read-bandwidth-limit", 3),
    WRITE("volume-qos-write", "-write-bandwidth-limit", 5);

    private final String word;
    private final String option;
    private final int field;

    Mode(String word, String option, int field) {
      this.word = word;
      this.option = option;
      this.field = field;
    }

    /** The option of set volume-qos that gives a volume its level. */
    String option() {
      return option;
    }

    /** Where show qos-bandwidth-limit has its operations a second; the MiB a second come next. */
    int field() {
      return field;
    }

    /** The mode of a word, or null. */
    static @Nullable Mode of(String word) {
      for (Mode mode : values()) {
        if (mode.word.equals(word)) {
          return mode;
        }
      }
      return null;
    }
  }

  /**
   * The most that a level lets through.
   *
   * @param iops operations a second
   * @param mib MiB a second
   */
  record Limit(long iops, long mib) {}

  /** What a level was set to, or null where it is as it came. */
  @Nullable Limit limit(Mode mode, int level) {
    Document found = documents().folder(LIMITS).get(key(mode, level));
    if (found == null) {
      return null;
    }
    String[] fields = text(found).split(",", -1);
    return new Limit(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
  }

  void limit(Mode mode, int level, Limit limit) {
    put(LIMITS, key(mode, level), limit.iops() + "," + limit.mib());
  }

  /** The level of a volume, 0 for none. */
  int level(Mode mode, Volume volume) {
    Document found = documents().folder(VOLUMES).get(key(mode, volume.id()));
    return found == null ? 0 : Integer.parseInt(text(found));
  }

  void level(Mode mode, Volume volume, int level) {
    put(VOLUMES, key(mode, volume.id()), Integer.toString(level));
  }

  private static String key(Mode mode, int number) {
    return mode.name().toLowerCase(Locale.ROOT) + " " + number;
  }

  private static String text(Document document) {
    return new String(document.bytes(), StandardCharsets.UTF_8);
  }

  private Documents documents() {
    return fleet.now().fleet().site(array).documents();
  }

  /** Each of these stands by itself: where another writer was faster, it is written again. */
  private void put(String folder, String key, String text) {
    Write write =
        new Write.Put(new Document(folder, key, text.getBytes(StandardCharsets.UTF_8), List.of()));
    Refusal refusal = attempt(write);
    while (refusal != null && refusal.reason() == Reason.DOCUMENTS_CHANGED) {
      refusal = attempt(write);
    }
    if (refusal != null) {
      throw new IllegalStateException(refusal.message());
    }
  }

  private @Nullable Refusal attempt(Write write) {
    return fleet
        .execute(new WriteDocuments(array, documents().version(), List.of(write)))
        .refusal();
  }
}
