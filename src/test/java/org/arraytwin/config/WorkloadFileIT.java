package org.arraytwin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.load.Manner;
import org.arraytwin.replication.load.Order;
import org.arraytwin.replication.load.Trace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts write, as fleet files and traces say it. */
class WorkloadFileIT {
  private static final Path SHIPPED = Path.of("provider-config").toAbsolutePath();
  private static final String GROUP = "<workload seed=\"1\" mibPerSecond=\"5\"";

  @TempDir Path folder;
  private Path fleet;
  private Path trace;
  private String text = "";

  @BeforeEach
  void copyTheShippedFiles() throws IOException {
    fleet = folder.resolve("fleets/fleet.xml");
    trace = folder.resolve("fleets/day.csv");
    Files.createDirectories(folder.resolve("products"));
    Files.createDirectories(folder.resolve("fleets"));
    for (String name : List.of("fleet.xsd", "product.xsd", "products/threepar.xml")) {
      Files.copy(SHIPPED.resolve(name), folder.resolve(name));
    }
    text = Files.readString(SHIPPED.resolve("fleets/two-site-dr.xml"));
  }

  private FleetPlan with(String group, String array) throws IOException {
    String changed =
        text.replaceFirst("<workload [^>]*/>", group)
            .replaceFirst("</array>", array + "\n  </array>");
    Files.writeString(fleet, changed);
    return new ProviderConfig(folder).fleet(fleet, 4L << 30);
  }

  private void groupIsRefused(String workload, String why) {
    assertThatThrownBy(() -> with(workload, ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(fleet + ":")
        .hasMessageEndingWith(why);
  }

  private void arrayIsRefused(String workload, String why) {
    assertThatThrownBy(() -> with("", workload))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(fleet + ":")
        .hasMessageEndingWith(why);
  }

  private void traceIsRefused(String lines, String why) throws IOException {
    Files.writeString(trace, lines);
    assertThatThrownBy(() -> with("<workload trace=\"day.csv\"/>", ""))
        .isInstanceOf(ConfigException.class)
        .hasMessage(trace + why);
  }

  private Fleet build(FleetPlan plan) {
    return FleetBuilder.build(
        plan,
        Map.of("threepar", new ProviderConfig(SHIPPED).product("threepar").rules()),
        1_700_000_000_000_000L,
        0);
  }

  @Test
  void everyKindIsReadAndWhatIsLeftOutIsAsItWas() throws IOException {
    HostLoad load =
        with(
                "<workload seed=\"7\" mibPerSecond=\"20\" extentKib=\"128\" rangeMib=\"64\""
                    + " order=\"random\" readPercent=\"80\" burstSeconds=\"5\""
                    + " pauseSeconds=\"25\"/>",
                "<workload volume=\"home.%d\" count=\"2\" seed=\"2\" mibPerSecond=\"1\"/>")
            .groups()
            .get(0)
            .workload();
    assertThat(load)
        .isEqualTo(
            new HostLoad(
                7,
                20 << 20,
                2,
                64 << 20,
                new Manner(Order.RANDOM, 80, 5_000_000, 25_000_000, null)));
  }

  @Test
  void volumesInNoGroupGetTheirHost() throws IOException {
    FleetPlan plan =
        with(
            "",
            "<workload volume=\"home.%d\" count=\"2\" seed=\"2\" mibPerSecond=\"1\""
                + " order=\"sequential\" rangeMib=\"16\"/>");
    Fleet fleet = build(plan);
    int volume = fleet.site(0).volume("home.1").id();
    fleet = Outcome.advance(fleet, fleet.now() + 10_000_000).fleet();
    WriteStream stream = fleet.site(0).streamOf(volume);
    assertThat(stream.numberAt(fleet.now())).isEqualTo(160);
    Content content = new FleetAt(fleet, fleet.now()).content(0, volume);
    assertThat(content.stampAt(3)).isEqualTo(WriteStream.stamp(stream.id(), 4));
    assertThat(content.stampAt(127)).isEqualTo(WriteStream.stamp(stream.id(), 128));
  }

  @Test
  void aTraceIsReplayedInTimeAndFollowsItsGroup() throws IOException {
    Files.writeString(
        trace,
        """
        time,volume,offset,length
        0,payroll.1,0,4096
        1.5,payroll.2,131072,131073
        1.5,payroll.1,65535,2
        """);
    Fleet fleet = build(with("<workload trace=\"day.csv\" loopSeconds=\"10\"/>", ""));
    Trace read = fleet.session(0).workload().manner().trace();
    assertThat(read.entries())
        .containsExactly(
            new Trace.Entry(1, 0, 0, 1, 1),
            new Trace.Entry(1_500_001, 1, 2, 3, 4),
            new Trace.Entry(1_500_002, 0, 0, 2, 6));
    WriteStream stream = fleet.site(0).streamOf(fleet.site(0).volume("payroll.1").id());
    long start = fleet.now();
    assertThat(stream.numberAt(start + 1)).isEqualTo(1);
    assertThat(stream.numberAt(start + 1_500_002)).isEqualTo(3);
    assertThat(stream.numberAt(start + 9_999_999)).isEqualTo(3);
    assertThat(stream.numberAt(start + 10_000_001)).isEqualTo(4);
    Fleet later = Outcome.advance(fleet, start + 2_000_000).fleet();
    Content peer =
        new FleetAt(later, later.now()).content(1, later.site(1).volume("payroll.2").id());
    assertThat(peer.stampAt(4)).isEqualTo(WriteStream.stamp(stream.id(), 2));
  }

  @Test
  void aWrongTraceIsRefusedAtItsLine() throws IOException {
    String head = "time,volume,offset,length\n";
    traceIsRefused("when\n", ":1:1: the head is wrong, expected time,volume,offset,length");
    traceIsRefused(head, ":1:1: no write, expected one or more");
    traceIsRefused(head + "1,payroll.1,0\n", ":2:1: 3 fields, expected time,volume,offset,length");
    traceIsRefused(
        head + "1,payroll.1,0,1\n0.5,payroll.1,0,1\n",
        ":3:1: time 0.5 is before that of the write above, expected order of time");
    traceIsRefused(
        head + "-1,payroll.1,0,1\n",
        ":2:1: time '-1' is wrong, expected seconds such as 12 or 12.000345");
    traceIsRefused(
        head + "1,nobody,0,1\n",
        ":2:3: volume 'nobody' is unknown here, expected one of payroll.1, payroll.2, payroll.3,"
            + " payroll.4");
    traceIsRefused(head + "1,payroll.1,x,1\n", ":2:13: offset 'x' is wrong, expected bytes");
    traceIsRefused(head + "1,payroll.1,0,1e3\n", ":2:15: length '1e3' is wrong, expected bytes");
    long size =
        new ProviderConfig(folder)
            .fleet(writeShipped(), 4L << 30)
            .arrays()
            .get(0)
            .volumes()
            .get(0)
            .sizeBytes();
    traceIsRefused(
        head + "1,payroll.1," + size + ",1\n",
        ":2:13: 1 bytes at " + size + " are not within the " + size + " of payroll.1");
    traceIsRefused(
        head + "1,payroll.1,0,0\n",
        ":2:13: 0 bytes at 0 are not within the " + size + " of payroll.1");
    Files.writeString(trace, head + "9,payroll.1,0,1\n");
    assertThatThrownBy(() -> with("<workload trace=\"day.csv\" loopSeconds=\"5\"/>", ""))
        .hasMessageEndingWith("the last write comes after the 5 s of the loop");
    StringBuilder many = new StringBuilder(head);
    for (int i = 0; i <= Trace.MOST; i++) {
      many.append("1,payroll.1,0,1\n");
    }
    traceIsRefused(many.toString(), ":200002:1: too many writes, expected at most 200000");
  }

  private Path writeShipped() throws IOException {
    return Files.writeString(fleet, text);
  }

  @Test
  void aWrongWorkloadIsRefusedAtItsPlace() {
    groupIsRefused(
        "<workload mibPerSecond=\"5\"/>",
        "seed is missing, expected it in every workload without a trace");
    groupIsRefused(
        "<workload seed=\"1\"/>",
        "mibPerSecond is missing, expected it in every workload without a trace");
    groupIsRefused(
        GROUP + " burstSeconds=\"5\"/>",
        "burstSeconds and pauseSeconds belong together, expected both or none");
    groupIsRefused(
        GROUP + " loopSeconds=\"5\"/>", "loopSeconds without a trace, expected it with trace only");
    groupIsRefused(
        GROUP + " volume=\"payroll.1\"/>",
        "volume in the workload of a group, expected it in one of an array");
    groupIsRefused(
        GROUP + " trace=\"day.csv\"/>",
        "a trace says when and where is written, expected loopSeconds besides at most");
    groupIsRefused(
        "<workload trace=\"../day.csv\"/>",
        "trace '../day.csv' is wrong, expected a file in the folder of the fleet file");
    arrayIsRefused(GROUP + "/>", "volume is missing, expected the volumes that are written to");
    arrayIsRefused(
        GROUP + " volume=\"payroll.1\"/>",
        "volume 'payroll.1' of london is in a group or has a workload already, expected one in"
            + " neither");
    for (String wrong :
        List.of("readPercent=\"100\"", "order=\"wild\"", "mibPerSecond=\"1000001\"")) {
      assertThatThrownBy(() -> with("<workload seed=\"1\" " + wrong + "/>", ""))
          .isInstanceOf(ConfigException.class)
          .hasMessageStartingWith(fleet + ":");
    }
  }

  @Test
  void aTraceThatIsNotThereOrNoTextIsRefused() throws IOException {
    assertThatThrownBy(() -> with("<workload trace=\"no.csv\"/>", ""))
        .hasMessageMatching(
            ".*\\.xml:\\d+:\\d+: trace 'no.csv' is not there, expected it in the folder of this"
                + " file");
    Files.write(trace, new byte[] {'t', (byte) 0xff, '\n'});
    assertThatThrownBy(() -> with("<workload trace=\"day.csv\"/>", ""))
        .hasMessage(trace + ":1:1: not UTF-8 text");
  }

  @Test
  void theHeapNeededCountsTheCopiesOfWhatHostsWrite() throws IOException {
    Files.createDirectories(folder.resolve("sessions"));
    for (String name : List.of("session.xsd", "sessions/reference-snapshot.xml")) {
      Files.copy(SHIPPED.resolve(name), folder.resolve(name));
    }
    assertThatThrownBy(
            () ->
                with(
                    "",
                    "<copy name=\"nightly\" kind=\"reference-snapshot\" source=\"archive\""
                        + " target=\"archive.night\" cpg=\"FC_r5\"/><workload volume=\"archive\""
                        + " seed=\"2\" mibPerSecond=\"1\" rangeMib=\"1048576\"/>"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("of their copies within an array x 1: ")
        .hasMessageContaining("archive 37,440 MiB, nightly 6,240 MiB)");
  }

  @Test
  void theHeapNeededCountsEveryHost() {
    assertThatThrownBy(
            () ->
                with(
                    "",
                    "<workload volume=\"archive\" seed=\"2\" mibPerSecond=\"1\""
                        + " rangeMib=\"1048576\"/>"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("archive 37,440 MiB");
  }
}
