package org.arraytwin.fleet.truth;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.SortedSet;
import io.vavr.collection.Traversable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.arraytwin.array.VolumeNames;
import org.arraytwin.array.VolumeTerms;
import org.arraytwin.fleet.Deadlines;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Watch;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Documents;
import org.arraytwin.fleet.site.Answers;
import org.arraytwin.fleet.site.Baselines;
import org.arraytwin.fleet.site.Local;
import org.arraytwin.fleet.site.Masking;
import org.arraytwin.fleet.site.Stored;
import org.arraytwin.fleet.site.Streams;
import org.arraytwin.persistent.Dense;
import org.arraytwin.persistent.Latest;
import org.arraytwin.persistent.Log;
import org.arraytwin.persistent.NameIndex;
import org.arraytwin.persistent.Places;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.load.Spread;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;

/**
 * A hash of everything in a fleet, the same on every run, process and JDK for the same commands at
 * the same times. Contents enter by their own hash, unordered maps in the order of their keys.
 */
public final class StateHash {
  /** The name and the components of a class of records, in their order. */
  private record Shape(String name, List<Method> accessors) {}

  /** To ask a class for its components costs more than to hash what they hold. */
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          List<Method> accessors = new ArrayList<>();
          for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            accessors.add(component.getAccessor());
          }
          return new Shape(type.getSimpleName(), List.copyOf(accessors));
        }
      };

  private final MessageDigest digest;

  /** What was hashed last of what hosts write: long where it was recorded, and met many times. */
  private @Nullable Workload last;

  private StateHash(MessageDigest digest) {
    this.digest = digest;
  }

  /** 64 hex digits. */
  public static String of(Fleet fleet) {
    try {
      StateHash hash = new StateHash(MessageDigest.getInstance("SHA-256"));
      hash.add(fleet);
      return HexFormat.of().formatHex(hash.digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void add(@Nullable Object value) {
    if (value == null) {
      tag("null");
    } else if (value instanceof Content content) {
      tag("content");
      number(content.grains());
      number(content.hash());
    } else if (value instanceof Documents documents) {
      addDocuments(documents);
    } else if (value instanceof SessionTable table) {
      tag(table.digest());
    } else if (value instanceof NameIndex || value instanceof Workload.Reached) {
      return; // says nothing that the named things, or the contents, do not say
    } else if (value instanceof Streams.Place place) {
      number(place.stream()); // of the member: the stream says it
    } else if (value instanceof Stored.Sum sum) {
      number(sum.bytes()); // of the full ones: the volumes say it
    } else if (value instanceof int[] numbers) {
      number(numbers.length);
      for (int each : numbers) {
        number(each);
      }
    } else if (value instanceof Deadlines deadlines) {
      add(deadlines.all());
      add(deadlines.keyed());
    } else if (value instanceof Extents extents) {
      tag("extents");
      number(extents.count());
      number(extents.hash());
    } else if (value instanceof Spread spread) {
      add(spread.extents());
    } else if (value instanceof Places places) {
      add(places.all());
    } else if (value instanceof GroupHalf.Pairs pairs) {
      add(pairs.all());
    } else if (value instanceof Session.Flows flows) {
      add(flows.all());
    } else if (value instanceof Local local && local.copies().isEmpty()) {
      // Copies that never were leave no trace.
      return;
    } else if (usual(value)) {
      return;
    } else if (value instanceof Link.Made) {
      return; // moves nothing: it is told beside what a link carries
    } else if (value instanceof VolumeNames) {
      return; // the product's rule for names: the names say what came of it
    } else if (value instanceof Watch watch && !watch.armed()) {
      tag("null"); // it does nothing yet
    } else if (value instanceof Record record) {
      addRecord(record);
    } else if (value instanceof Long || value instanceof Integer) {
      number(((Number) value).longValue());
    } else if (value instanceof Double d) {
      number(Double.doubleToLongBits(d));
    } else if (value instanceof Enum<?> e) {
      tag(e.name());
    } else if (value instanceof String || value instanceof Boolean) {
      tag(value.toString());
    } else {
      addMany(value);
    }
  }

  /** What never was, and what nobody has changed or asked for, leaves no trace. */
  private static boolean usual(Object value) {
    return value.equals(Masking.NONE)
        || value.equals(Answers.NONE)
        || value.equals(Baselines.NONE)
        || value.equals(TargetHalf.Grant.ALL)
        || value.equals(Link.Use.ALWAYS)
        || value.equals(Path.Allowance.ALL)
        || value.equals(Path.Wire.NONE)
        || value.equals(VolumeTerms.USUAL)
        || value.equals(Session.Meeting.NONE)
        || value.equals(Watch.Uses.NONE)
        || value.equals(Journal.Wire.NONE)
        || value.equals(Streams.Attached.NONE);
  }

  /** Documents that were never written leave no trace. */
  private void addDocuments(Documents documents) {
    if (documents.version() == 0) {
      return;
    }
    tag("documents");
    number(documents.version());
    for (String folder : documents.folders()) {
      tag(folder);
      number(documents.folder(folder).size());
      for (var all = documents.folder(folder).all(); all.hasNext(); ) {
        Document document = all.next();
        tag(document.key());
        number(document.bytes().length);
        digest.update(document.bytes());
        add(document.links());
      }
    }
  }

  private void addMany(Object value) {
    if (value instanceof SortedMap<?, ?> map) {
      number(map.size());
      map.forEach((k, v) -> addEntry(k, v));
    } else if (value instanceof Map<?, ?> map) {
      addUnordered(map);
    } else if (value instanceof Seq<?> || value instanceof SortedSet<?>) {
      Traversable<?> many = (Traversable<?>) value;
      number(many.size());
      many.forEach(this::add);
    } else if (value instanceof Dense<?> dense) {
      number(dense.size());
      dense.forEach(this::add);
    } else if (value instanceof Log<?> log) {
      number(log.size());
      log.forEach(this::add);
    } else if (value instanceof Latest<?> latest) {
      number(latest.size());
      latest.forEach(this::add);
    } else if (value instanceof List<?> list) {
      number(list.size());
      list.forEach(this::add);
    } else {
      throw new IllegalArgumentException("cannot hash a " + value.getClass().getName());
    }
  }

  private void addUnordered(Map<?, ?> map) {
    List<Object> keys = new ArrayList<>();
    map.forEach((k, v) -> keys.add(k));
    keys.sort(
        (x, y) ->
            x instanceof Integer i
                ? i.compareTo((Integer) y)
                : x.toString().compareTo(y.toString()));
    number(keys.size());
    for (Object key : keys) {
      addEntry(key, value(map, key));
    }
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object value(Map<?, ?> map, Object key) {
    return ((Map<Object, Object>) map).get(key).getOrNull();
  }

  private void addEntry(@Nullable Object key, @Nullable Object value) {
    add(key);
    add(value);
  }

  private void addRecord(Record record) {
    if (record instanceof Workload workload) {
      if (workload.equals(last)) {
        tag("same");
        return;
      }
      last = workload;
    }
    Shape shape = SHAPES.get(record.getClass());
    tag(shape.name());
    for (Method accessor : shape.accessors()) {
      try {
        add(accessor.invoke(record));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + accessor, e);
      }
    }
  }

  private void number(long value) {
    digest.update(ByteBuffer.allocate(8).putLong(0, value));
  }

  private void tag(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    digest.update(bytes);
  }
}
