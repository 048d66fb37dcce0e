package org.arraytwin.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.arraytwin.catalog.Order;
import org.arraytwin.fleet.CopyKinds;

/**
 * A fleet drawn from a seed: two to four arrays with volumes of 64 grains, links between some of
 * them, and the groups and copies that are created on it first.
 *
 * @param fleet element of a scenario
 * @param setup commands that bring groups and copies into being
 * @param focus what the life is mostly about
 */
record Topology(String fleet, List<Deed> setup, Focus focus) {
  /** Volumes that no group has: sources and targets of copies. */
  static final List<String> LONE = List.of("s", "t", "u", "v", "w", "x");

  private static final List<String> MIRROR_KINDS =
      List.of("reference-mirror", "eternus-rec", "storwize-remote-copy");

  /** Kinds of copies that lives of seeds above 0 are about. */
  static final List<String> COPY_KINDS =
      CopyKinds.ALL.stream().filter(kind -> !ofThreepar(kind)).toList();

  /** Whether a kind is one of a 3PAR's local copies. */
  static boolean ofThreepar(String kind) {
    return kind.startsWith("threepar-") && CopyKinds.ALL.contains(kind);
  }

  private static final String THREEPAR = "threepar-remote-copy";
  private static final List<String> GROUP_KINDS =
      List.of(THREEPAR, "reference-mirror", "eternus-rec", "storwize-remote-copy");

  /**
   * What a life is mostly about; every kind gets its share, the large tables more than one.
   *
   * @param kind of session, empty for a mixture
   */
  record Focus(String kind) {
    private static final List<String> SHARES =
        List.of(
            "",
            THREEPAR,
            "reference-mirror",
            "storwize-flashcopy",
            THREEPAR,
            "reference-snapshot",
            "reference-mirror",
            "eternus-rec",
            "reference-clone",
            "storwize-flashcopy",
            "eternus-quickopc",
            THREEPAR,
            "storwize-remote-copy",
            "eternus-ec",
            "storwize-remote-copy",
            "reference-mirror",
            "eternus-snapopc",
            "eternus-opc");

    /** Lives of seeds below 0 are about the local copies of a 3PAR. */
    private static final List<String> BELOW =
        List.of("threepar-virtual-copy", "threepar-physical-copy");

    static Focus of(long seed) {
      if (seed < 0) {
        return new Focus(BELOW.get((int) Math.floorMod(seed, (long) BELOW.size())));
      }
      return new Focus(SHARES.get((int) Math.floorMod(seed, (long) SHARES.size())));
    }

    boolean onGroups() {
      return GROUP_KINDS.contains(kind);
    }

    boolean onCopies() {
      return COPY_KINDS.contains(kind) || ofThreepar(kind);
    }
  }

  private static final int GROUPS = 3;

  /** Of so many fleets one has hosts of volumes by themselves. */
  private static final int ATTACHED = 3;

  Topology {
    setup = List.copyOf(setup);
  }

  static Topology of(long seed) {
    Topology drawn = new Draft(new SplittableRandom(seed), Focus.of(seed)).drawn();
    boolean attached = Math.floorMod(seed, ATTACHED) == 0;
    return attached ? drawn.attached(new SplittableRandom(~seed)) : drawn;
  }

  /** With hosts of volumes that groups will take; all else stays what it is. */
  private Topology attached(SplittableRandom chance) {
    List<Deed> hosts = new ArrayList<>();
    for (int array = 0; array < parts("array"); array++) {
      for (int g = 0; g < GROUPS; g++) {
        String first = "g" + g + ".1";
        String second = "g" + g + ".2";
        List<String> volumes =
            switch (chance.nextInt(6)) {
              case 0 -> List.of(first);
              case 1 -> List.of(first + " " + second);
              case 2 -> List.of(first, second);
              case 3 -> List.of("g" + (g + 1) % GROUPS + ".1 " + second);
              default -> List.of();
            };
        for (String of : volumes) {
          Map<String, String> words =
              Draft.words("array", Draft.name(array), "volumes", of, "range", "2MiB");
          words.put("seed", Integer.toString(chance.nextInt(1000)));
          words.put("rate", chance.nextInt(8) == 0 ? "512KiB" : "64KiB");
          words.put("order", List.of("shuffled", "random", "sequential").get(chance.nextInt(3)));
          hosts.add(new Deed.Give(new Order("attach-host", words)));
        }
      }
    }
    hosts.addAll(setup);
    return new Topology(fleet, hosts, focus);
  }

  /** How many elements of a name the fleet has. */
  int parts(String name) {
    return (int) element(name).matcher(fleet).results().count();
  }

  /** Without one of them. */
  Topology without(String name, int index) {
    MatchResult part = element(name).matcher(fleet).results().toList().get(index);
    String less = fleet.substring(0, part.start()) + fleet.substring(part.end());
    return new Topology(less, setup, focus);
  }

  private static Pattern element(String name) {
    return Pattern.compile(
        " *<" + name + " [^>]*/>\n| *<" + name + " [^>]*[^/]>.*?</" + name + ">\n", Pattern.DOTALL);
  }

  /** The fleet before anything is created on it. */
  Topology bare() {
    return new Topology(fleet, List.of(), focus);
  }

  /** Whether sessions of a kind are copies within an array. */
  static boolean copies(String kind) {
    return CopyKinds.ALL.contains(kind);
  }

  /**
   * A fleet for sessions of one kind without any: for groups three arrays with a link between each
   * two, for copies two arrays.
   */
  static Topology bare(long seed, String kind) {
    return new Draft(new SplittableRandom(seed), new Focus(kind), copies(kind) ? 2 : 3).bare(seed);
  }

  /** What creates sessions of one kind on such a fleet, with all that they may have. */
  static List<Deed> sessions(SplittableRandom chance, String kind) {
    Draft draft = new Draft(chance, new Focus(kind), copies(kind) ? 2 : 3);
    draft.sessions();
    return List.copyOf(draft.setup);
  }

  /** What creates a copy with all that it may have, among few volumes. */
  static Order copy(SplittableRandom chance, String array, String name, String kind) {
    Order order = Drawer.createCopy(chance, array, name, kind, LONE.get(chance.nextInt(3)));
    Map<String, String> words = new LinkedHashMap<>(order.words());
    if (!words.containsKey("pool")) {
      words.put("target", chance.nextInt(8) == 0 ? "g0.1" : LONE.get(chance.nextInt(4)));
    }
    if (chance.nextInt(4) == 0) {
      words.put("group", "together");
    }
    words.put("keepTarget", Boolean.toString(chance.nextInt(3) == 0));
    return new Order(order.name(), words);
  }

  /** While it is being drawn. */
  private static final class Draft {
    private final SplittableRandom chance;
    private final Focus focus;
    private final int arrays;
    private boolean wide;
    private String product = "threepar";
    private final List<Deed> setup = new ArrayList<>();
    private final StringBuilder links = new StringBuilder();
    private final List<int[]> joined = new ArrayList<>();
    private String lastKind = "";
    private Set<String> lastEnds = Set.of();

    Draft(SplittableRandom chance, Focus focus) {
      this(chance, focus, focus.kind().isEmpty() ? 2 + chance.nextInt(3) : 2 + chance.nextInt(2));
    }

    Draft(SplittableRandom chance, Focus focus, int arrays) {
      this.chance = chance;
      this.focus = focus;
      this.arrays = arrays;
    }

    /**
     * One of four fleets is of the product that the kind belongs to, whose groups are of it. One of
     * a hundred with Remote Copy is of another, without the switches of a 3PAR.
     */
    Topology bare(long seed) {
      boolean own = Math.floorMod(seed, 4) == 3;
      boolean lenient = focus.kind().equals(THREEPAR) && Math.floorMod(seed, 100) == 7;
      if (own && focus.kind().startsWith("storwize")) {
        product = "storwize";
      } else if (lenient || (own && focus.kind().startsWith("eternus"))) {
        product = "eternus";
      }
      StringBuilder fleet = new StringBuilder("<fleet name=\"bare\">\n");
      IntStream.range(0, arrays).forEach(i -> fleet.append(array(i)));
      joinAll();
      return new Topology(fleet.append(links).append("</fleet>").toString(), setup, focus);
    }

    /** Now and then a group has no volumes, where the product's own groups are of the kind. */
    private boolean empty() {
      return !focus.kind().equals("reference-mirror") && chance.nextInt(8) == 0;
    }

    private void joinAll() {
      for (int to = 1; to < arrays; to++) {
        for (int from = 0; from < to; from++) {
          join(from, to);
        }
      }
    }

    /** One to three groups that may share volumes, or two to four copies; with one that is fed. */
    void sessions() {
      boolean copying = focus.onCopies();
      wide = true;
      joinAll();
      int groups = copying ? chance.nextInt(2) : 1 + chance.nextInt(GROUPS);
      for (int g = 0; g < groups; g++) {
        boolean shares = g > 0 && !focus.kind().equals(THREEPAR) && chance.nextInt(3) > 0;
        int[] link = joined.get(chance.nextInt(joined.size()));
        boolean turned = chance.nextBoolean();
        String from = name(turned ? link[1] : link[0]);
        String to = name(turned ? link[0] : link[1]);
        int members = chance.nextInt(3);
        boolean journal = chance.nextInt(4) == 0;
        if (copying || (focus.kind().equals(THREEPAR) && !journal) || empty()) {
          threepar("g" + g, from, to, g, members);
        } else {
          mirror("g" + g, focus.kind(), from, to, shares ? 0 : g, Math.max(1, members));
        }
      }
      int shape = chance.nextInt(4);
      for (int c = 0; copying && c < 2 + chance.nextInt(3); c++) {
        Order order = copy(chance, name(0), "c" + c, focus.kind());
        setup.add(new Deed.Give(c < 2 ? shaped(order, shape, c) : order));
      }
    }

    /** Two copies may be a ring, two targets of one source, or a cascade. */
    private static Order shaped(Order order, int shape, int number) {
      List<List<String>> ends =
          switch (shape) {
            case 0 -> List.of(List.of("s", "t"), List.of("t", "s"));
            case 1 -> List.of(List.of("s", "t"), List.of("s", "u"));
            case 2 -> List.of(List.of("s", "t"), List.of("t", "u"));
            default -> List.of();
          };
      if (ends.isEmpty() || order.words().containsKey("pool")) {
        return order;
      }
      Map<String, String> words = new LinkedHashMap<>(order.words());
      words.put("source", ends.get(number).get(0));
      words.put("target", ends.get(number).get(1));
      return new Order(order.name(), words);
    }

    private static String name(int array) {
      return String.valueOf((char) ('a' + array));
    }

    Topology drawn() {
      for (int to = 1; to < arrays; to++) {
        join(chance.nextInt(to), to);
      }
      if (arrays > 2 && chance.nextBoolean()) {
        join(0, arrays - 1);
      }
      StringBuilder fleet = new StringBuilder("<fleet name=\"drawn\">\n");
      IntStream.range(0, arrays).forEach(i -> fleet.append(array(i)));
      fleet.append(links).append("</fleet>");
      int groups = focus.onCopies() ? chance.nextInt(2) : 1 + chance.nextInt(GROUPS);
      for (int g = 0; g < groups; g++) {
        group(g);
      }
      copies();
      return new Topology(fleet.toString(), setup, focus);
    }

    private String array(int i) {
      boolean tight = chance.nextInt(3) == 0;
      StringBuilder text = new StringBuilder();
      text.append("  <array name=\"").append(name(i)).append("\" product=\"");
      text.append(product).append("\">\n");
      text.append("    <cpg name=\"FULL\" size=\"1GiB\" disks=\"4\" spares=\"1\"/>\n");
      text.append("    <cpg name=\"THIN\" size=\"").append(tight ? 14 : 512).append("MiB\"/>\n");
      text.append("    <cpg name=\"DELTA\" size=\"").append(1 + chance.nextInt(8));
      text.append("MiB\" delta=\"true\"/>\n");
      for (int g = 0; g < GROUPS; g++) {
        text.append(volume("g" + g + ".%d", 2, "FULL", "full"));
      }
      for (String lone : LONE) {
        boolean thin = tight || chance.nextBoolean();
        text.append(volume(lone, 1, thin ? "THIN" : "FULL", thin ? "tpvv" : "full"));
      }
      return text.append("  </array>\n").toString();
    }

    private static String volume(String name, int count, String pool, String provisioning) {
      return "    <volume name=\""
          + name
          + "\""
          + (count > 1 ? " count=\"" + count + "\"" : "")
          + " cpg=\""
          + pool
          + "\" size=\"4MiB\" provisioning=\""
          + provisioning
          + "\"/>\n";
    }

    private void join(int a, int b) {
      joined.add(new int[] {a, b});
      int many = 1 + chance.nextInt(2);
      for (int i = 0; i < many; i++) {
        links.append("  <link from=\"").append(name(a)).append("\" to=\"").append(name(b));
        links.append("\" mibPerSecond=\"").append(1 + chance.nextInt(4)).append('"');
        links.append(chance.nextBoolean() ? " latencyMillis=\"20\"" : "").append("/>\n");
      }
    }

    private void give(String command, Map<String, String> words) {
      setup.add(new Deed.Give(new Order(command, words)));
    }

    private static Map<String, String> words(String... pairs) {
      Map<String, String> words = new LinkedHashMap<>();
      for (int i = 0; i < pairs.length; i += 2) {
        words.put(pairs[i], pairs[i + 1]);
      }
      return words;
    }

    /** Now and then a mirror shares the volumes of the one before: three sites. */
    private void group(int number) {
      int[] link = joined.get(chance.nextInt(joined.size()));
      boolean turned = chance.nextBoolean();
      String from = name(turned ? link[1] : link[0]);
      String to = name(turned ? link[0] : link[1]);
      String name = "g" + number;
      int members = 1 + chance.nextInt(2);
      String kind =
          focus.onGroups()
              ? focus.kind()
              : chance.nextBoolean() ? THREEPAR : MIRROR_KINDS.get(chance.nextInt(3));
      boolean shares =
          kind.equals("reference-mirror")
              && kind.equals(lastKind)
              && !Set.of(from, to).equals(lastEnds)
              && chance.nextInt(2) == 0;
      lastEnds = Set.of(from, to);
      int volumes = shares ? number - 1 : number;
      lastKind = kind;
      if (kind.equals(THREEPAR)) {
        threepar(name, from, to, volumes, members);
      } else {
        mirror(name, kind, from, to, volumes, members);
      }
      if (chance.nextInt(4) > 0) {
        give(
            "attach-workload",
            words(
                "array",
                from,
                "group",
                name,
                "seed",
                Integer.toString(chance.nextInt(1000)),
                "rate",
                chance.nextInt(8) == 0 ? "1MiB" : "128KiB",
                "range",
                "2MiB",
                "order",
                List.of("shuffled", "random", "sequential").get(chance.nextInt(3))));
      }
    }

    private void threepar(String name, String from, String to, int volumes, int members) {
      String mode = chance.nextInt(3) > 0 ? "sync" : "periodic";
      give("create-group", words("array", from, "name", name, "target", to, "mode", mode));
      for (int i = 1; i <= members; i++) {
        String volume = "g" + volumes + "." + i;
        give(
            "admit-volume",
            words("array", from, "group", name, "volume", volume, "remoteVolume", volume));
      }
    }

    /** Change volumes are what only a Storwize has. */
    private String mode(String kind) {
      boolean cycles = wide && kind.equals("storwize-remote-copy") && chance.nextInt(3) == 0;
      return cycles ? "periodic" : List.of("sync", "async", "adaptive").get(chance.nextInt(3));
    }

    private void mirror(
        String name, String kind, String from, String to, int volumes, int members) {
      String all = "g" + volumes + ".1" + (members > 1 ? " g" + volumes + ".2" : "");
      String mode = mode(kind);
      boolean automatic = chance.nextBoolean();
      // Drawn for every kind, so that the lives of the others stay what they are.
      boolean stops = chance.nextInt(3) == 0 && !kind.equals("storwize-remote-copy");
      give(
          "create-mirror",
          words(
              "array",
              from,
              "kind",
              kind,
              "name",
              name,
              "target",
              to,
              "mode",
              mode,
              "volumes",
              all,
              "targets",
              all,
              "automatic",
              Boolean.toString(automatic),
              "failedCopyStopsHostIo",
              Boolean.toString(stops),
              "buffer",
              "1MiB",
              "skew",
              "512KiB",
              "set",
              "500ms"));
    }

    /** Chains, fans and cascades of one kind, now and then of another. */
    private void copies() {
      int copies = focus.onGroups() ? 0 : chance.nextInt(5);
      String kind =
          focus.onCopies() ? focus.kind() : COPY_KINDS.get(chance.nextInt(COPY_KINDS.size()));
      for (int i = 0; i < copies; i++) {
        if (!focus.onCopies() && chance.nextInt(4) == 0) {
          kind = COPY_KINDS.get(chance.nextInt(COPY_KINDS.size()));
        }
        setup.add(
            new Deed.Give(
                Drawer.createCopy(chance, name(0), "c" + i, kind, LONE.get(chance.nextInt(2)))));
      }
    }
  }
}
