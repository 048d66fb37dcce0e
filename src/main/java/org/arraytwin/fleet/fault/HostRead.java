package org.arraytwin.fleet.fault;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.Reads;
import org.arraytwin.fleet.motion.Denial;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.WriteStream;

/**
 * A host reads from a volume. As a command it changes nothing, and is refused where the host's read
 * would be; {@link #answer} tells what is read.
 *
 * @param array name
 * @param volume name
 * @param offsetBytes from 0
 * @param lengthBytes 1 to {@link #MAX_BYTES}, within the volume
 */
public record HostRead(String array, String volume, long offsetBytes, long lengthBytes)
    implements Command {
  /** Bytes of one read. */
  public static final long MAX_BYTES = 256L << 20;

  private static final String ASKED = "host-read";

  /**
   * Neighbouring grains of one write.
   *
   * @param firstGrain from 0
   * @param grains 1 or more
   * @param stream of the write; 0 for one of no stream
   * @param number of the write there; 0 where nothing was ever written
   */
  public record Run(long firstGrain, long grains, int stream, long number) {}

  @Override
  public void decide(Steps steps) {
    granted(new FleetAt(steps.fleet(), steps.now()));
  }

  /**
   * What is read: the writes that the range holds, in order.
   *
   * @throws Refused where the volume does not take the read
   */
  public List<Run> answer(FleetAt at) {
    HostRange range = granted(at);
    Content content = at.content(range.array(), range.volume());
    List<Run> runs = new ArrayList<>();
    long end = range.firstGrain() + range.grains();
    long first = range.firstGrain();
    for (long grain = first + 1; grain <= end; grain++) {
      long stamp = content.stampAt(first);
      if (grain == end || content.stampAt(grain) != stamp) {
        runs.add(
            new Run(
                first, grain - first, WriteStream.streamOf(stamp), WriteStream.numberOf(stamp)));
        first = grain;
      }
    }
    return runs;
  }

  private HostRange granted(FleetAt at) {
    HostRange range = HostRange.of(at.fleet(), array, volume, offsetBytes, lengthBytes, ASKED);
    if (lengthBytes > MAX_BYTES) {
      throw Wires.refused(
          Reason.INV_INPUT_EXCEEDS_RANGE,
          range.object(),
          "read by at most " + MAX_BYTES + " bytes at once",
          ASKED + " of " + lengthBytes + " bytes",
          "several reads");
    }
    Denial denial = Reads.denied(at, range.array(), range.run());
    if (denial != null) {
      throw range.refused(denial);
    }
    return range;
  }
}
