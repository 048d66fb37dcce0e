package org.arraytwin.product.eternus.cim.service;

import io.vavr.collection.Vector;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.product.eternus.session.Box;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one call; of two spellings of nothing, left out and empty, both are nothing.
 *
 * @param method that was called
 * @param box as it was then
 * @param in the parameters that have a value, of their declared types
 */
record Given(String method, Box box, Map<String, Object> in) {

  @Nullable Long number(String name) {
    return in.get(name) instanceof Long number ? number : null;
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(in.get(name));
  }

  @Nullable String text(String name) {
    return in.get(name) instanceof String text && !text.isEmpty() ? text : null;
  }

  Vector<String> texts(String name) {
    return Vector.ofAll(many(name)).map(String.class::cast);
  }

  Vector<Long> numbers(String name) {
    return Vector.ofAll(many(name)).map(Long.class::cast);
  }

  private List<?> many(String name) {
    List<?> all = in.get(name) instanceof List<?> list ? list : List.of();
    if (all.stream().anyMatch(java.util.Objects::isNull)) {
      throw refused(Reason.INV_INPUT_PARAM_CONFLICT, name, "given with an item that is null");
    }
    return all;
  }

  /** The object that a reference means, or null where none is given. */
  <T> @Nullable T object(
      String name, Reason missing, BiFunction<Box, ObjectPath, @Nullable T> find) {
    return in.get(name) instanceof ObjectPath path ? found(name, path, missing, find) : null;
  }

  <T> T needed(String name, Reason missing, BiFunction<Box, ObjectPath, @Nullable T> find) {
    if (in.get(name) instanceof ObjectPath path) {
      return found(name, path, missing, find);
    }
    throw refused(Reason.INV_INPUT_PARAM_CONFLICT, name, "missing");
  }

  <T> Vector<T> objects(
      String name, Reason missing, BiFunction<Box, ObjectPath, @Nullable T> find) {
    Vector<T> all = Vector.empty();
    for (Object each : many(name)) {
      all = all.append(found(name, (ObjectPath) each, missing, find));
    }
    return all;
  }

  /** A volume of another box that a reference means, or null where it means none. */
  @Nullable Far far(String name, Paths paths) {
    return in.get(name) instanceof ObjectPath path ? paths.far(box, path) : null;
  }

  private <T> T found(
      String name, ObjectPath path, Reason missing, BiFunction<Box, ObjectPath, @Nullable T> find) {
    T object = find.apply(box, path);
    if (object == null) {
      throw refused(missing, name, path + ", which is not there");
    }
    return object;
  }

  /** What makes a call senseless, told of one of its parameters. */
  Refused refused(Reason reason, String parameter, String state) {
    return new Refused(
        new Refusal(
            reason,
            "parameter " + parameter,
            state,
            method,
            "see the class's description of the method"));
  }
}
