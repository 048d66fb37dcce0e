package org.arraytwin.mutation;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.invoke.MethodHandles;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.pool.TypePool;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.FactReader;
import org.jspecify.annotations.Nullable;

/**
 * Stands in {@link Action#first}, through which every decision goes: notes the cells that count and
 * lets a mutant decide in its action's place, whoever has read the table, whenever.
 */
public final class Seam {
  private static final String TABLE = "org.arraytwin.replication.table.";

  private static final Set<CellRef> reached = ConcurrentHashMap.newKeySet();
  private static final AtomicLong decisions = new AtomicLong();
  private static volatile long most = Long.MAX_VALUE;
  private static volatile @Nullable Mutant mutant;

  private Seam() {}

  /** What is added to {@code Action.first}. */
  static final class First {
    private First() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static Cell enter(
        @Advice.This Action action,
        @Advice.Argument(0) FactReader reader,
        @Advice.Argument(1) int given) {
      return Seam.instead(action, reader, given);
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Enter Cell instead, @Advice.Return(readOnly = false) Cell cell) {
      if (instead == null) {
        Seam.reach(cell);
      } else {
        cell = instead;
      }
    }
  }

  /** To be called before anything loads {@code Action}. */
  static void install() throws IllegalAccessException {
    ClassLoader loader = Seam.class.getClassLoader();
    ClassFileLocator files = ClassFileLocator.ForClassLoader.of(loader);
    TypePool pool = TypePool.Default.of(files);
    new ByteBuddy()
        .redefine(pool.describe(TABLE + "Action").resolve(), files)
        .visit(
            Advice.to(pool.describe(Seam.class.getName() + "$First").resolve(), files)
                .on(named("first")))
        .make()
        .load(
            loader,
            ClassLoadingStrategy.UsingLookup.of(
                MethodHandles.privateLookupIn(CellRef.class, MethodHandles.lookup())));
  }

  /** The mutant's answer, or null where it has none. */
  @SuppressWarnings("ReferenceEquality") // the mutant's own action, while it is asked
  public static @Nullable Cell instead(Action action, FactReader reader, int given) {
    Mutant now = mutant;
    if (decisions.incrementAndGet() > most) {
      throw new AssertionError("goes on for ever: more than " + most + " decisions");
    }
    return now == null || action == now.action() || !now.replaces(action)
        ? null
        : now.action().first(reader, given);
  }

  /** Notes a cell that counted. */
  public static void reach(Cell cell) {
    if (mutant == null) {
      reached.add(cell.ref());
    }
  }

  /** From now on the tables are as they are. */
  static void observe() {
    mutant = null;
    most = Long.MAX_VALUE;
    mark();
  }

  /** Forgets what was reached so far. */
  static void mark() {
    reached.clear();
    decisions.set(0);
  }

  /** From now on a mutant decides; whoever needs more than {@code limit} decisions has failed. */
  static void let(Mutant other, long limit) {
    decisions.set(0);
    most = limit;
    mutant = other;
  }

  static Set<CellRef> reached() {
    return Set.copyOf(reached);
  }

  static long decisions() {
    return decisions.get();
  }
}
