package org.arraytwin.product.eternus.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Write;
import org.jspecify.annotations.Nullable;

/**
 * What volumes of a box are for other than hosts of open systems, and whether its firmware is just
 * being brought into use; what the provider's methods answer then ({@code eternus/uses.xml}). Both
 * are kept among the documents of the box.
 */
public final class Uses {
  /** No code: the method may go on. */
  public static final long NONE = 0;

  private static final String FOLDER = "eternus/use";
  private static final String FIRMWARE = "eternus/firmware";
  private static final String UNTIL = "until";
  private static final long SECOND = 1_000_000L;

  private final Map<String, Use> byWord = new LinkedHashMap<>();
  private final long updateMicros;
  private final Map<String, Long> whileUpdating;

  /**
   * What a volume is for.
   *
   * @param word by which the command line knows it
   * @param purpose FUJITSU_StorageVolume.Purpose
   * @param type two hex digits, as the command line shows it
   * @param codes by method, what is answered where it is about such a volume
   */
  public record Use(String word, String purpose, String type, Map<String, Long> codes) {
    public Use {
      codes = Map.copyOf(codes);
    }
  }

  private Uses(Path file, UsesXml xml) {
    for (UsesXml.UseXml row : xml.uses) {
      Map<String, Long> codes = new LinkedHashMap<>();
      row.refusals.forEach(each -> each.methods.forEach(method -> codes.put(method, each.code)));
      Use use = new Use(row.word, row.purpose, row.type, codes);
      if (byWord.putIfAbsent(row.word, use) != null) {
        throw new ConfigException(file, row, "there are two uses '" + row.word + "'");
      }
    }
    updateMicros = xml.firmware.seconds * SECOND;
    Map<String, Long> codes = new LinkedHashMap<>();
    xml.firmware.refuses.methods.forEach(method -> codes.put(method, xml.firmware.refuses.code));
    whileUpdating = Map.copyOf(codes);
  }

  /**
   * Reads the file.
   *
   * @param data the folder of provider-config
   * @throws ConfigException where it is wrong
   */
  public static Uses read(Path data) {
    Path folder = data.resolve("eternus");
    Path file = folder.resolve("uses.xml");
    return new Uses(file, BoundFile.read(file, folder.resolve("uses.xsd"), UsesXml.class));
  }

  /** The use of a word, or null. */
  public @Nullable Use use(String word) {
    return byWord.get(word);
  }

  /** What a volume is for, or null where it is for hosts of open systems. */
  public @Nullable Use of(Site site, int volume) {
    Document found = site.documents().folder(FOLDER).get(Integer.toString(volume));
    return found == null ? null : byWord.get(text(found));
  }

  /** Notes what the volume of a name is for. */
  public Command mark(int array, String volume, Use use) {
    return steps -> {
      Volume found = steps.fleet().site(array).volume(volume);
      if (found != null) {
        String key = Integer.toString(found.id());
        steps.write(array, List.of(new Write.Put(document(FOLDER, key, use.word()))));
      }
    };
  }

  /** Whether the firmware of a box is being brought into use. */
  public boolean updating(Site site, long now) {
    Document until = site.documents().folder(FIRMWARE).get(UNTIL);
    return until != null && now < Long.parseLong(text(until));
  }

  /** Begins to bring the firmware of a box into use, which ends by itself. */
  public Command update(int array) {
    return steps -> {
      String until = Long.toString(steps.now() + updateMicros);
      steps.write(array, List.of(new Write.Put(document(FIRMWARE, UNTIL, until))));
    };
  }

  /** The code with which a method is answered before it does anything, or {@link #NONE}. */
  public long refused(Site site, String method, Iterable<Integer> volumes, long now) {
    if (whileUpdating.containsKey(method) && updating(site, now)) {
      return whileUpdating.getOrDefault(method, NONE);
    }
    for (int volume : volumes) {
      Use use = of(site, volume);
      if (use != null && use.codes().containsKey(method)) {
        return use.codes().getOrDefault(method, NONE);
      }
    }
    return NONE;
  }

  private static Document document(String folder, String key, String text) {
    return new Document(folder, key, text.getBytes(StandardCharsets.UTF_8), List.of());
  }

  private static String text(Document document) {
    return new String(document.bytes(), StandardCharsets.UTF_8);
  }
}
