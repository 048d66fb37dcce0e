package org.arraytwin.proof;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;

/** Which types can hold a moment: what is known to hold none need not be looked through for one. */
final class Moments {
  private static final Set<Class<?>> NUMBERS =
      Set.of(Integer.class, Long.class, Double.class, Boolean.class);

  /** What is called as moments are and is no moment: how long something takes. */
  private static final Set<String> LENGTHS =
      Set.of(
          "Flapping.downMicros",
          "Flapping.upMicros",
          "JournalTerms.setMicros",
          "Link.latencyMicros",
          "Made.latencyMicros",
          "Manner.burstMicros",
          "Manner.pauseMicros",
          "Trace.loopMicros");

  private final Set<String> leftOut;
  private final Set<Class<?>> plain;
  private final Set<Type> seen = new LinkedHashSet<>();

  /**
   * For one question.
   *
   * @param leftOut components of records that do not count
   * @param plain types of which none does
   */
  Moments(Set<String> leftOut, Set<Class<?>> plain) {
    this.leftOut = leftOut;
    this.plain = plain;
  }

  /** What a component is called. */
  static String key(RecordComponent component) {
    return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
  }

  /** Whether what is called so is a moment. */
  static boolean named(String key) {
    return (key.endsWith("Micros") && !LENGTHS.contains(key)) || key.endsWith("now");
  }

  /** Whether there may be a moment in a value of a type; yes where nobody can tell. */
  boolean in(Type type) {
    if (!seen.add(type)) {
      return false;
    }
    if (type instanceof ParameterizedType of && of.getRawType() instanceof Class<?> raw) {
      return inAny(of.getActualTypeArguments())
          || (!Iterable.class.isAssignableFrom(raw) && in((Type) raw));
    }
    if (type instanceof WildcardType any) {
      return inAny(any.getUpperBounds());
    }
    return !(type instanceof Class<?> of) || inClass(of);
  }

  private boolean inAny(Type... types) {
    return Arrays.stream(types).anyMatch(this::in);
  }

  private boolean inClass(Class<?> type) {
    if (type.isPrimitive() || type.isEnum() || NUMBERS.contains(type) || plain.contains(type)) {
      return false;
    }
    if (type == GroupHalf.Pairs.class) {
      return in(PairHalf.class);
    }
    if (type.isSealed()) {
      return inAny(type.getPermittedSubclasses());
    }
    return !type.isRecord() || Arrays.stream(type.getRecordComponents()).anyMatch(this::in);
  }

  private boolean in(RecordComponent component) {
    String key = key(component);
    return !leftOut.contains(key) && (named(key) || in(component.getGenericType()));
  }
}
