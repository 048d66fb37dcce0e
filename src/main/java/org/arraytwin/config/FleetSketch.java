package org.arraytwin.config;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.arraytwin.login.Password;

/**
 * A fleet in a few numbers, from which a fleet file is written. The same sketch gives the same
 * file.
 *
 * @param product of every array
 * @param arrays 1 to 500; the first and second replicate, the third and fourth, and so on
 * @param volumes of each array, 0 to 1,000,000
 * @param pairs between two arrays that replicate, at most as many as volumes
 * @param groups that hold these pairs, at most as many as pairs
 * @param pools of each array, 1 to 1,000
 * @param workloads groups of each two arrays whose hosts write
 * @param copies snapshots within each array, at most as many as volumes in no pair
 * @param seed decides sizes, modes and what hosts write
 */
public record FleetSketch(
    String product,
    int arrays,
    int volumes,
    int pairs,
    int groups,
    int pools,
    int workloads,
    int copies,
    long seed) {
  private static final int MAX_ARRAYS = 500;
  private static final int MAX_VOLUMES = 1_000_000;
  private static final int MAX_POOLS = 1_000;

  /** Up to so many arrays stand 1,000 ports apart, as in the bundled fleet. */
  private static final int ROOMY = 16;

  private static final int CROWDED_FIRST_PORT = 10_000;
  private static final int CONSOLE_PORT = 8088;

  /** Model and version by product. */
  private static final Map<String, Words> WORDS =
      Map.of("threepar", new Words("InServ T400", "3.1.1"));

  private record Words(String model, String osVersion) {}

  public FleetSketch {
    if (!WORDS.containsKey(product)) {
      throw new IllegalArgumentException(
          "product '"
              + product
              + "' cannot be sketched, expected "
              + String.join(" or ", WORDS.keySet()));
    }
    range("arrays", arrays, 1, MAX_ARRAYS);
    range("volumes", volumes, 0, MAX_VOLUMES);
    range("pairs", pairs, 0, arrays < 2 ? 0 : volumes);
    range("groups", groups, pairs == 0 ? 0 : 1, pairs);
    range("pools", pools, 1, MAX_POOLS);
    range("workloads", workloads, 0, groups);
    range("copies", copies, 0, volumes - pairs);
  }

  private static void range(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          what + " is " + value + ", expected " + min + " to " + max + " with these other numbers");
    }
  }

  /** Writes the file. */
  public void write(Appendable out) throws IOException {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- ").append(summary());
    out.append(" -->\n<fleet name=\"sketch\" consolePort=\"" + CONSOLE_PORT + "\">\n");
    String hash = Password.Hashed.seeded(Password.EXAMPLE, seed).form();
    for (int i = 0; i < arrays; i++) {
      array(out, i, hash);
    }
    for (int i = 0; i + 1 < arrays; i += 2) {
      out.append(
          tag("  <link", "from", name(i), "to", name(i + 1), "mibPerSecond", "1000").repeat(2));
    }
    for (int i = 0; pairs > 0 && i + 1 < arrays; i += 2) {
      groups(out, i);
    }
    out.append("</fleet>\n");
  }

  /** One line for people. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%,d arrays of %,d volumes; %,d pairs in %,d groups between each two",
        arrays,
        volumes,
        pairs,
        groups);
  }

  private void array(Appendable out, int i, String hash) throws IOException {
    Words words = WORDS.getOrDefault(product, new Words(product, "1"));
    String serial = Integer.toString(1_301_001 + i);
    String open =
        tag(
            "  <array",
            "name",
            name(i),
            "product",
            product,
            "model",
            words.model(),
            "serial",
            serial,
            "systemId",
            Integer.toString(1_001 + i),
            "osVersion",
            words.osVersion());
    out.append(open.replace("/>", ">"));
    out.append(
        tag(
            "    <ports",
            "http",
            Integer.toString(port(i, 5_988, 0)),
            "https",
            Integer.toString(port(i, 5_989, 1)),
            "ssh",
            Integer.toString(port(i, 5_922, 2))));
    out.append(tag("    <user", "name", "admin", "password", hash));
    for (int node = 0; node < 2; node++) {
      out.append(
          tag(
              "    <node",
              "name",
              serial + "-" + node,
              "address",
              "10." + (i / 250 + 1) + "." + (i % 250 + 1) + "." + (11 + node),
              "port",
              node + ":6:1"));
    }
    for (int pool = 0; pool < pools; pool++) {
      out.append(
          tag("    <cpg", "name", cpg(pool), "size", "100000TiB", "raid", "RAID5", "device", "FC"));
    }
    volumes(out, i);
    copies(out);
    out.append("  </array>\n");
  }

  /** The volumes of each group first, then the others pool by pool. Sizes agree on both sides. */
  private void volumes(Appendable out, int array) throws IOException {
    boolean paired = (array ^ 1) < arrays;
    SplittableRandom chance = new SplittableRandom(seed + array / 2);
    for (int group = 0; group < groups && paired; group++) {
      volume(out, group(array, group), share(pairs, groups, group), group % pools, chance);
    }
    int rest = volumes - (paired ? pairs : 0);
    for (int pool = 0; pool < pools; pool++) {
      int count = share(rest, pools, pool);
      if (count > 0) {
        volume(out, "v" + (pool + 1), count, pool, chance);
      }
    }
  }

  /** Snapshots of the volumes in no pair, in the pool of each. */
  private void copies(Appendable out) throws IOException {
    for (int pool = 0; pool < pools; pool++) {
      int count = share(copies, pools, pool);
      if (count > 0) {
        String open =
            tag(
                "    <copy",
                "name",
                names("snap" + (pool + 1), count),
                "count",
                Integer.toString(count),
                "kind",
                "reference-snapshot",
                "source",
                names("v" + (pool + 1), count),
                "target",
                names("s" + (pool + 1), count),
                "cpg",
                cpg(pool));
        out.append(open.replace("/>", ">"));
        out.append(tag("      <operate", "operation", "Activate"));
        out.append("    </copy>\n");
      }
    }
  }

  private static void volume(
      Appendable out, String prefix, int count, int pool, SplittableRandom chance)
      throws IOException {
    out.append(
        tag(
            "    <volume",
            "name",
            names(prefix, count),
            "count",
            Integer.toString(count),
            "cpg",
            cpg(pool),
            "size",
            10 * (1 + chance.nextInt(20)) + "GiB",
            "provisioning",
            "tpvv"));
  }

  private void groups(Appendable out, int array) throws IOException {
    SplittableRandom chance = new SplittableRandom(seed * 31 + array);
    for (int group = 0; group < groups; group++) {
      boolean sync = chance.nextBoolean();
      String open =
          tag(
              "  <group",
              "name",
              group(array, group),
              "from",
              name(array),
              "to",
              name(array + 1),
              "mode",
              sync ? "sync" : "periodic",
              sync ? "autoRecover" : "periodSeconds",
              sync ? "true" : "300");
      out.append(open.replace("/>", ">"));
      out.append(
          tag(
              "    <pair",
              "volume",
              names(group(array, group), share(pairs, groups, group)),
              "count",
              Integer.toString(share(pairs, groups, group))));
      long writes = chance.nextLong();
      if (group < workloads) {
        out.append(
            tag(
                "    <workload",
                "seed",
                Long.toString(writes),
                "mibPerSecond",
                "1",
                "extentKib",
                "256",
                "rangeMib",
                "64"));
      }
      out.append("  </group>\n");
    }
  }

  private int port(int array, int roomy, int crowded) {
    return arrays <= ROOMY ? roomy + 1_000 * array : CROWDED_FIRST_PORT + 3 * array + crowded;
  }

  private static int share(int all, int parts, int part) {
    return all / parts + (part < all % parts ? 1 : 0);
  }

  private static String name(int array) {
    return String.format(Locale.ROOT, "array%02d", array + 1);
  }

  private static String group(int array, int group) {
    return "g" + (array / 2 + 1) + "-" + (group + 1);
  }

  private static String names(String prefix, int count) {
    return prefix + (count == 1 ? ".1" : ".%d");
  }

  private static String cpg(int pool) {
    return "CPG" + (pool + 1);
  }

  private static String tag(String begin, String... attributes) {
    StringJoiner text = new StringJoiner(" ", begin + " ", "/>\n");
    for (int i = 0; i < attributes.length; i += 2) {
      text.add(attributes[i] + "=\"" + attributes[i + 1] + "\"");
    }
    return text.toString();
  }
}
