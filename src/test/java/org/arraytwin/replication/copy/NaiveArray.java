package org.arraytwin.replication.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An array that really moves its grains: every volume has a physical disk, every copy a bitmap, and
 * every write does what the manuals say it does. It shares no code with the movers.
 */
public final class NaiveArray {
  public final int grains;
  public final int unit;
  public final long[][] logical;
  public final long[][] disk;
  public final List<NaiveCopy> copies = new ArrayList<>();

  /** Copies that only record while another source brings data to their target. */
  public final List<NaiveCopy> aside = new ArrayList<>();

  public long now;

  /** Targets whose images have lost grains because what they read through is gone. */
  public final TreeSet<Integer> hurt = new TreeSet<>();

  /** One copy with its bitmaps, one bit for each unit. */
  public final class NaiveCopy {
    public final int source;
    public final int target;
    final boolean chained;
    public final boolean live;
    public final boolean[] holds = new boolean[units()];
    final boolean[] needed = new boolean[units()];
    public final boolean[] sourceBits = new boolean[units()];
    public final boolean[] targetBits = new boolean[units()];
    final List<Integer> background = new ArrayList<>();
    @Nullable List<Integer> cleaning;
    public boolean active = true;
    public long rateUnits;
    long creditMicros;
    public long cleanUnits;
    long cleanCredit;

    /** The same copy in this array. */
    private NaiveCopy(NaiveCopy of) {
      this(of.source, of.target, of.chained, of.live);
      System.arraycopy(of.holds, 0, holds, 0, holds.length);
      System.arraycopy(of.needed, 0, needed, 0, needed.length);
      System.arraycopy(of.sourceBits, 0, sourceBits, 0, sourceBits.length);
      System.arraycopy(of.targetBits, 0, targetBits, 0, targetBits.length);
      background.addAll(of.background);
      cleaning = of.cleaning == null ? null : new ArrayList<>(of.cleaning);
      active = of.active;
      rateUnits = of.rateUnits;
      creditMicros = of.creditMicros;
      cleanUnits = of.cleanUnits;
      cleanCredit = of.cleanCredit;
    }

    public NaiveCopy(int source, int target, boolean chained, boolean live) {
      this.source = source;
      this.target = target;
      this.chained = chained;
      this.live = live;
    }

    /** Whether its background copy has not come to its end. */
    public boolean copies() {
      return !background.isEmpty();
    }

    public boolean cleans() {
      return cleaning != null;
    }

    boolean inChain() {
      return chained && active && !live;
    }
  }

  public NaiveArray(int volumes, int grains, int unit) {
    this.grains = grains;
    this.unit = unit;
    logical = new long[volumes][grains];
    disk = new long[volumes][grains];
  }

  /** The same array, sharing nothing with this one. */
  public NaiveArray copy() {
    NaiveArray other = new NaiveArray(logical.length, grains, unit);
    for (int v = 0; v < logical.length; v++) {
      System.arraycopy(logical[v], 0, other.logical[v], 0, grains);
      System.arraycopy(disk[v], 0, other.disk[v], 0, grains);
    }
    copies.forEach(c -> other.copies.add(other.new NaiveCopy(c)));
    aside.forEach(c -> other.aside.add(other.new NaiveCopy(c)));
    other.now = now;
    return other;
  }

  public int units() {
    return (grains + unit - 1) / unit;
  }

  public @Nullable NaiveCopy onto(int volume) {
    return copies.stream().filter(c -> c.target == volume).findFirst().orElse(null);
  }

  /** What records between two volumes, in whatever way. */
  public @Nullable NaiveCopy between(int source, int target) {
    NaiveCopy copy = onto(target);
    return copy != null && copy.source == source
        ? copy
        : aside.stream()
            .filter(c -> c.source == source && c.target == target)
            .findFirst()
            .orElse(null);
  }

  public List<NaiveCopy> from(int volume) {
    return copies.stream().filter(c -> c.source == volume).toList();
  }

  public @Nullable NaiveCopy neighbour(NaiveCopy copy, int step) {
    List<NaiveCopy> chain = from(copy.source).stream().filter(NaiveCopy::inChain).toList();
    int i = chain.indexOf(copy) + step;
    return !copy.inChain() || i < 0 || i >= chain.size() ? null : chain.get(i);
  }

  /** The volume whose disk answers a read. */
  public int place(int volume, int u) {
    NaiveCopy copy = onto(volume);
    if (copy == null || !copy.active || copy.live || copy.holds[u]) {
      return volume;
    }
    for (NaiveCopy n = neighbour(copy, 1); n != null; n = neighbour(n, 1)) {
      if (n.holds[u]) {
        return n.target;
      }
    }
    return place(copy.source, u);
  }

  /** Whether a read of a volume is answered by another one or passes through it. */
  private boolean passes(int volume, int u, int other) {
    NaiveCopy copy = onto(volume);
    boolean own = copy == null || !copy.active || copy.live || copy.holds[u];
    if (volume == other || own) {
      return volume == other;
    }
    for (NaiveCopy n = neighbour(copy, 1); n != null; n = neighbour(n, 1)) {
      if (n.holds[u]) {
        return n.target == other;
      }
    }
    return passes(copy.source, u, other);
  }

  /** Physically copies a unit onto the target of a copy. */
  private void give(NaiveCopy copy, int u) {
    if (!copy.active || copy.holds[u]) {
      return;
    }
    int place = place(copy.target, u);
    for (int g = u * unit; g < Math.min(grains, (u + 1) * unit); g++) {
      disk[copy.target][g] = disk[place][g];
    }
    copy.holds[u] = true;
  }

  /** Before a unit of a volume is overwritten: whoever still needs it gets it. */
  private void preserve(int volume, int u) {
    preserveCopies(volume, u);
    record(volume, u);
    NaiveCopy onto = onto(volume);
    if (onto != null && !onto.live) {
      onto.targetBits[u] = true;
      NaiveCopy older = neighbour(onto, -1);
      if (older != null) {
        give(older, u);
      }
      give(onto, u);
    }
  }

  private void record(int volume, int u) {
    for (NaiveCopy copy : aside) {
      copy.sourceBits[u] |= copy.source == volume;
      copy.targetBits[u] |= copy.target == volume;
    }
  }

  private void preserveCopies(int volume, int u) {
    for (NaiveCopy copy : from(volume)) {
      if (!copy.live) {
        copy.sourceBits[u] = true;
        if (neighbour(copy, 1) == null) {
          give(copy, u);
        }
      }
    }
  }

  public void write(int volume, int g, long stamp) {
    preserve(volume, g / unit);
    put(volume, g, stamp);
  }

  private void put(int volume, int g, long stamp) {
    int u = g / unit;
    logical[volume][g] = stamp;
    disk[volume][g] = stamp;
    for (NaiveCopy copy : from(volume)) {
      if (copy.live && copy.holds[u]) {
        write(copy.target, g, stamp);
      }
    }
  }

  public boolean[] differing(NaiveCopy copy) {
    boolean[] bits = new boolean[units()];
    for (int u = 0; u < units(); u++) {
      bits[u] = copy.sourceBits[u] || copy.targetBits[u] || (copy.active && !copy.holds[u]);
    }
    return bits;
  }

  public void start(
      int source, int target, Shape shape, @Nullable NaiveCopy known, boolean live, long rate) {
    start(source, target, shape, known, live, rate, Set.of());
  }

  /** The same; copies from some other sources go on recording. */
  public void start(
      int source,
      int target,
      Shape shape,
      @Nullable NaiveCopy known,
      boolean live,
      long rate,
      Set<Integer> recording) {
    NaiveCopy copy = new NaiveCopy(source, target, shape.chained(), live);
    boolean[] wanted = known == null ? null : differing(known);
    for (int u = 0; u < units(); u++) {
      boolean through = passes(source, u, target);
      copy.needed[u] = (wanted == null || wanted[u]) && !through;
      copy.holds[u] = !copy.needed[u];
      if (copy.needed[u]) {
        copy.background.add(shape.fromTop() ? 0 : copy.background.size(), u);
      }
    }
    copy.rateUnits = rate;
    NaiveCopy before = onto(target);
    if (before != null && before.source != source) {
      aside.add(before);
    }
    aside.removeIf(
        c -> c.target == target && (c.source == source || !recording.contains(c.source)));
    long[] image = logical[source].clone();
    if (!live) {
      overwriting(target, image);
    }
    if (before != null) {
      leave(before);
      copies.remove(before);
    }
    if (!live) {
      forward(target, image);
    }
    copies.add(copy);
    for (int u = 0; live && u < units(); u++) {
      if (copy.holds[u]) {
        follow(copy, u);
      }
    }
  }

  /** Units of a volume that are to change: whoever still needs them gets them, or notes it. */
  private void overwriting(int volume, long[] image) {
    for (int u = 0; u < units(); u++) {
      boolean changes = false;
      for (int g = u * unit; g < Math.min(grains, (u + 1) * unit); g++) {
        changes |= image[g] != logical[volume][g];
      }
      if (changes) {
        preserveCopies(volume, u);
        record(volume, u);
      }
    }
  }

  /** A volume logically changes as a whole; mirrors of it follow. */
  private void forward(int volume, long[] image) {
    for (NaiveCopy copy : from(volume)) {
      for (int u = 0; copy.live && u < units(); u++) {
        for (int g = u * unit; g < Math.min(grains, (u + 1) * unit); g++) {
          if (copy.holds[u] && logical[copy.target][g] != image[g]) {
            write(copy.target, g, image[g]);
          }
        }
      }
    }
    logical[volume] = image;
  }

  private void follow(NaiveCopy copy, int u) {
    for (int g = u * unit; g < Math.min(grains, (u + 1) * unit); g++) {
      if (logical[copy.target][g] != logical[copy.source][g]) {
        write(copy.target, g, logical[copy.source][g]);
      }
    }
  }

  /** The next older neighbour gets all that it lacks and this one has. */
  public void leave(NaiveCopy copy) {
    NaiveCopy older = neighbour(copy, -1);
    for (int u = 0; older != null && u < units(); u++) {
      if (copy.holds[u]) {
        give(older, u);
      }
    }
  }

  public void rest(NaiveCopy copy) {
    leave(copy);
    copy.active = false;
    copy.cleaning = null;
  }

  public void interrupt(NaiveCopy copy, long stamp) {
    leave(copy);
    boolean[] lost = new boolean[units()];
    for (int u = 0; u < units(); u++) {
      lost[u] = copy.active && !copy.holds[u];
    }
    undefine(copy.target, lost, stamp);
    copy.active = false;
    copy.cleaning = null;
  }

  /** A mirror parts; what has not come across is undefined. */
  public void split(NaiveCopy copy, long stamp) {
    NaiveCopy tracking = new NaiveCopy(copy.source, copy.target, copy.chained, false);
    tracking.active = false;
    copies.set(copies.indexOf(copy), tracking);
    boolean[] lost = new boolean[units()];
    for (int u = 0; u < units(); u++) {
      lost[u] = !copy.holds[u];
      tracking.holds[u] = true;
    }
    undefine(copy.target, lost, stamp);
  }

  /** Turns a copy that only tracks round. */
  public NaiveCopy reverse(NaiveCopy copy) {
    copies.remove(copy);
    NaiveCopy turned =
        new NaiveCopy(/* source= */ copy.target, /* target= */ copy.source, copy.chained, false);
    turned.active = false;
    for (int u = 0; u < units(); u++) {
      turned.sourceBits[u] = copy.targetBits[u];
      turned.targetBits[u] = copy.sourceBits[u];
      turned.holds[u] = true;
    }
    copies.add(turned);
    return turned;
  }

  public void undefine(int volume, boolean[] where, long stamp) {
    boolean any = false;
    for (boolean one : where) {
      any |= one;
    }
    if (!any) {
      return;
    }
    for (NaiveCopy copy : from(volume)) {
      boolean[] strand = new boolean[units()];
      for (int u = 0; u < units(); u++) {
        strand[u] = where[u] && readsSource(copy, u);
        if (strand[u]) {
          hurt.add(copy.target);
        }
      }
      undefine(copy.target, strand, stamp);
    }
    for (int u = 0; u < units(); u++) {
      for (int g = u * unit; where[u] && g < Math.min(grains, (u + 1) * unit); g++) {
        NaiveCopy onto = onto(volume);
        if (onto != null && !onto.live) {
          onto.holds[u] = true;
          onto.targetBits[u] = true;
        }
        preserveCopies(volume, u);
        record(volume, u);
        put(volume, g, stamp);
      }
    }
  }

  /** The disk of a copy's target can no longer be read: older ones lose what lies there. */
  public void strand(NaiveCopy copy, long stamp) {
    List<NaiveCopy> chain = new ArrayList<>();
    for (NaiveCopy o = neighbour(copy, -1); o != null; o = neighbour(o, -1)) {
      chain.add(0, o);
    }
    for (NaiveCopy older : chain) {
      boolean[] lost = new boolean[units()];
      for (int u = 0; u < units(); u++) {
        lost[u] = place(older.target, u) == copy.target;
        if (lost[u]) {
          hurt.add(older.target);
        }
      }
      undefine(older.target, lost, stamp);
    }
  }

  /**
   * A grain goes back to what it held before, because nobody has what it held instead: who would
   * have read it there does, too.
   *
   * @param fallen takes the targets whose images go back in it
   */
  public void fallBack(int volume, int g, long older, Set<Integer> fallen) {
    NaiveCopy onto = onto(volume);
    if (onto != null && !onto.live) {
      onto.targetBits[g / unit] = true;
    }
    back(volume, g, older, fallen);
  }

  private void back(int volume, int g, long older, Set<Integer> fallen) {
    int u = g / unit;
    List<NaiveCopy> readers = from(volume).stream().filter(c -> readsSource(c, u)).toList();
    record(volume, u);
    for (NaiveCopy copy : from(volume)) {
      if (readers.contains(copy)) {
        fallen.add(copy.target);
        back(copy.target, g, older, fallen);
      } else if (!copy.live) {
        copy.sourceBits[u] = true;
      }
    }
    put(volume, g, older);
  }

  private boolean readsSource(NaiveCopy copy, int u) {
    if (!copy.active || copy.live || copy.holds[u]) {
      return false;
    }
    for (NaiveCopy n = neighbour(copy, 1); n != null; n = neighbour(n, 1)) {
      if (n.holds[u]) {
        return false;
      }
    }
    return true;
  }

  public void clean(NaiveCopy copy, long rate) {
    NaiveCopy older = neighbour(copy, -1);
    List<Integer> list = new ArrayList<>();
    for (int u = units() - 1; older != null && u >= 0; u--) {
      if (copy.holds[u] && !older.holds[u]) {
        list.add(u);
      }
    }
    copy.cleaning = list;
    copy.cleanUnits = rate;
    copy.cleanCredit = 0;
  }

  public void advance(long micros) {
    now += micros;
    for (NaiveCopy copy : List.copyOf(copies)) {
      if (!copy.active) {
        continue;
      }
      copy.creditMicros += micros * copy.rateUnits;
      while (copy.creditMicros >= 1_000_000 && !copy.background.isEmpty()) {
        copy.creditMicros -= 1_000_000;
        int u = copy.background.remove(0);
        if (copy.live) {
          copy.holds[u] = true;
          follow(copy, u);
        } else {
          give(copy, u);
        }
      }
      clean(copy, micros, neighbour(copy, -1));
    }
  }

  private void clean(NaiveCopy copy, long micros, @Nullable NaiveCopy older) {
    if (copy.cleaning == null) {
      return;
    }
    copy.cleanCredit += micros * copy.cleanUnits;
    while (copy.cleanCredit >= 1_000_000 && !copy.cleaning.isEmpty()) {
      copy.cleanCredit -= 1_000_000;
      int u = copy.cleaning.remove(0);
      if (older != null && copy.holds[u]) {
        give(older, u);
      }
    }
  }
}
