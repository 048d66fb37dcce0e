package org.arraytwin.config;

import io.vavr.collection.Vector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.arraytwin.config.FleetPlan.VolumePlan;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.load.Trace;

/**
 * A trace of host writes as CSV: a head {@code time,volume,offset,length}, then a line for each
 * write in order of time (seconds since the beginning with up to six decimals, a name, bytes,
 * bytes).
 */
final class TraceFile {
  static final long MOST_BYTES = 32L << 20;
  private static final String HEAD = "time,volume,offset,length";
  private static final Pattern TIME = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");
  private static final Pattern BYTES = Pattern.compile("[0-9]{1,18}");

  private final Path file;
  private final List<VolumePlan> volumes;
  private final List<String> names;
  private final List<Trace.Entry> entries = new ArrayList<>();
  private long given;
  private long micros;
  private int line = 1;

  private TraceFile(Path file, List<VolumePlan> volumes) {
    this.file = file;
    this.volumes = volumes;
    this.names = volumes.stream().map(VolumePlan::name).toList();
  }

  /**
   * Reads a trace.
   *
   * @param volumes that it may write to; the trace names their positions
   * @param ids of these volumes in their array
   * @param loopMicros after which it begins again, 0 for never
   * @throws ConfigException where it is wrong, with its line
   */
  static Trace read(Path file, List<VolumePlan> volumes, Vector<Integer> ids, long loopMicros) {
    TraceFile trace = new TraceFile(file, volumes);
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      if (Files.size(file) > MOST_BYTES) {
        throw new ConfigException(
            file, Files.size(file) + " bytes are too many, expected at most " + MOST_BYTES);
      }
      trace.lines(reader);
    } catch (CharacterCodingException | UncheckedIOException e) {
      throw trace.wrong(1, "not UTF-8 text");
    } catch (IOException e) {
      throw new ConfigException(file, "cannot be read: " + e);
    }
    if (loopMicros > 0 && loopMicros < trace.micros) {
      throw trace.wrong(
          1, "the last write comes after the " + loopMicros / 1_000_000 + " s of the loop");
    }
    return new Trace(Vector.ofAll(trace.entries), ids, loopMicros);
  }

  private void lines(BufferedReader reader) throws IOException {
    if (!HEAD.equals(reader.readLine())) {
      throw wrong(1, "the head is wrong, expected " + HEAD);
    }
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      line++;
      if (entries.size() == Trace.MOST) {
        throw wrong(1, "too many writes, expected at most " + Trace.MOST);
      }
      entry(text);
    }
    if (entries.isEmpty()) {
      throw wrong(1, "no write, expected one or more");
    }
  }

  private void entry(String text) {
    String[] fields = text.split(",", -1);
    if (fields.length != 4) {
      throw wrong(1, fields.length + " fields, expected " + HEAD);
    }
    long at = time(fields[0]);
    int volume = names.indexOf(fields[1]);
    if (volume < 0) {
      throw wrong(
          fields[0].length() + 2,
          "volume '" + fields[1] + "' is unknown here, expected " + FleetChecks.oneOf(names));
    }
    int column = fields[0].length() + fields[1].length() + 3;
    long offset = bytes(column, "offset", fields[2]);
    long length = bytes(column + fields[2].length() + 1, "length", fields[3]);
    long size = volumes.get(volume).sizeBytes();
    if (length == 0 || offset > size - length) {
      throw wrong(
          column,
          length + " bytes at " + offset + " are not within the " + size + " of " + fields[1]);
    }
    long first = offset / Content.GRAIN_BYTES;
    long last = (offset + length - 1) / Content.GRAIN_BYTES;
    Trace.Entry before = entries.isEmpty() ? null : entries.get(entries.size() - 1);
    // Two writes of one moment come one after the other.
    Trace.Entry entry = Trace.Entry.after(before, at + 1, volume, first, last - first + 1);
    entries.add(entry);
    micros = entry.atMicros();
  }

  private long time(String text) {
    if (!TIME.matcher(text).matches()) {
      throw wrong(1, "time '" + text + "' is wrong, expected seconds such as 12 or 12.000345");
    }
    long at = new BigDecimal(text).movePointRight(6).longValueExact();
    if (at < given) {
      throw wrong(1, "time " + text + " is before that of the write above, expected order of time");
    }
    given = at;
    return at;
  }

  private long bytes(int column, String what, String text) {
    if (!BYTES.matcher(text).matches()) {
      throw wrong(column, what + " '" + text + "' is wrong, expected bytes");
    }
    return Long.parseLong(text);
  }

  private ConfigException wrong(int column, String message) {
    return new ConfigException(file, line, column, message);
  }
}
