package org.arraytwin.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.load.Trace;
import org.jspecify.annotations.Nullable;

/**
 * How one command is written: a name, and a word for each component of its record. Where a
 * component is a record of its own, its components are words, too.
 */
public final class Form {
  /** Who gives such a command. */
  public enum Giver {
    /** Nobody: it goes wrong, or right again. */
    FAULT,
    /** A host. */
    HOST,
    /** An operator. */
    OPERATOR
  }

  /** What is too much for words; a command written as words must be without it. */
  private static final Class<?> WORDLESS = Trace.class;

  private final String name;
  private final Giver giver;
  private final Class<? extends Record> type;
  private final List<Field> fields;

  private Form(String name, Giver giver, Class<? extends Record> type, List<Field> fields) {
    this.name = name;
    this.giver = giver;
    this.type = type;
    this.fields = List.copyOf(fields);
  }

  static <C extends Record & Command> Form of(String name, Giver giver, Class<C> type) {
    List<Field> fields = new ArrayList<>();
    collect(type, fields);
    return new Form(name, giver, type, fields);
  }

  private static void collect(Class<?> type, List<Field> into) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType() == WORDLESS) {
        continue;
      }
      if (component.getType().isRecord()) {
        collect(component.getType(), into);
      } else {
        into.add(field(component.getName(), component.getType()));
      }
    }
  }

  private static Field field(String component, Class<?> type) {
    if (type == boolean.class) {
      return new Field(component, Kind.FLAG, type, true, "false");
    }
    if (type == Boolean.class) {
      return new Field(component, Kind.FLAG, type, true, null);
    }
    if (type == int.class && component.equals("index")) {
      return new Field(component, Kind.POSITION, type, true, Field.ALL);
    }
    if (Collected.fits(type)) {
      return new Field(component, Kind.WORDS, type, true, "");
    }
    return new Field(word(component), kind(component, type), type, false, null);
  }

  private static Kind kind(String component, Class<?> type) {
    if (type == String.class) {
      return Kind.TEXT;
    }
    if (type.isEnum()) {
      return Kind.CHOICE;
    }
    if (type == double.class || type == Double.class) {
      return Kind.REAL;
    }
    if (type == int.class && component.equals("array")) {
      return Kind.ARRAY;
    }
    if (type == int.class && component.equals("volume")) {
      return Kind.VOLUME;
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return component.endsWith("Bytes")
              || component.endsWith("BytesPerSecond")
              || component.equals("bytesPerSecond")
          ? Kind.BYTES
          : component.endsWith("Micros") ? Kind.SPAN : Kind.WHOLE;
    }
    throw new IllegalArgumentException(component + " is a " + type + ", which has no words");
  }

  private static String word(String component) {
    if (component.equals("bytesPerSecond")) {
      return "rate";
    }
    return component.replaceFirst("(BytesPerSecond|Bytes|Micros)$", "");
  }

  /** The same with another word for a component. */
  Form renamed(String word, String better) {
    return changing(word, f -> new Field(better, f.kind(), f.type(), f.optional(), f.absent()));
  }

  /** The same with a word that may be left out. */
  Form optional(String word, @Nullable String absent) {
    return changing(word, f -> new Field(f.name(), f.kind(), f.type(), true, absent));
  }

  private Form changing(String word, java.util.function.UnaryOperator<Field> change) {
    if (fields.stream().noneMatch(f -> f.name().equals(word))) {
      throw new IllegalArgumentException(name + " has no word " + word);
    }
    return new Form(
        name,
        giver,
        type,
        fields.stream().map(f -> f.name().equals(word) ? change.apply(f) : f).toList());
  }

  public String name() {
    return name;
  }

  public Giver giver() {
    return giver;
  }

  /** Its words, in order. */
  public List<Field> fields() {
    return fields;
  }

  Class<? extends Record> type() {
    return type;
  }

  /**
   * Looks at words without a fleet.
   *
   * @throws WrongWords where no fleet could give them a meaning
   */
  public void check(Map<String, String> words) {
    Set<String> unknown = new TreeSet<>(words.keySet());
    fields.forEach(f -> unknown.remove(f.name()));
    if (!unknown.isEmpty()) {
      throw new WrongWords(
          String.join(", ", unknown)
              + " is no word of "
              + name
              + ", expected "
              + String.join(", ", fields.stream().map(Field::name).toList()));
    }
    for (Field field : fields) {
      String text = words.get(field.name());
      if (text != null) {
        field.check(text);
      } else if (!field.optional()) {
        throw new WrongWords(field.name() + " is missing, expected " + field.wanted());
      }
    }
    requireParts(words);
  }

  /** Records within the command know by themselves what they cannot be. */
  private void requireParts(Map<String, String> words) {
    Iterator<Field> each = fields.iterator();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isRecord() && component.getType() != WORDLESS) {
        make(component.getType(), each, null, words);
      } else if (component.getType() != WORDLESS) {
        each.next();
      }
    }
  }

  /**
   * The number that one of its words means.
   *
   * @param word of bytes, or of a whole number
   * @param words that have been looked at
   */
  public long number(String word, Map<String, String> words) {
    for (Field field : fields) {
      String text = words.getOrDefault(word, field.absent());
      if (field.name().equals(word) && text != null) {
        return ((Number) field.value(text)).longValue();
      }
    }
    throw new IllegalArgumentException(name + " has no number " + word);
  }

  /**
   * The command that the words mean in a fleet.
   *
   * @throws WrongWords where they mean none
   */
  public Command read(Fleet fleet, Map<String, String> words) {
    check(words);
    return (Command) make(type, fields.iterator(), fleet, words);
  }

  private static Object make(
      Class<?> type, Iterator<Field> fields, @Nullable Fleet fleet, Map<String, String> words) {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] =
          types[i] == WORDLESS
              ? null
              : types[i].isRecord()
                  ? make(types[i], fields, fleet, words)
                  : value(fields.next(), fleet, words);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException wrong) {
        throw new WrongWords(String.valueOf(wrong.getMessage()));
      }
      throw new WrongWords(type.getSimpleName() + ": " + e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type, e);
    }
  }

  private static @Nullable Object value(
      Field field, @Nullable Fleet fleet, Map<String, String> words) {
    String text = words.getOrDefault(field.name(), field.absent());
    if (text == null) {
      return null;
    }
    if (fleet == null) {
      return field.value(text);
    }
    return switch (field.kind()) {
      case ARRAY -> array(fleet, text).id();
      case VOLUME -> volume(array(fleet, words.getOrDefault("array", "")), text);
      default -> field.value(text);
    };
  }

  private static Site array(Fleet fleet, String name) {
    Site site = fleet.site(name);
    if (site == null) {
      throw new WrongWords(
          "array '"
              + name
              + "' is unknown, expected one of "
              + fleet.sites().map(Site::name).mkString(", "));
    }
    return site;
  }

  private static int volume(Site site, String name) {
    Volume volume = site.volume(name);
    if (volume == null) {
      throw new WrongWords("volume '" + name + "' of " + site.name() + " is unknown");
    }
    return volume.id();
  }

  /** A command of this form in words; what has its default is left out. */
  Order write(Fleet fleet, Command command) {
    List<@Nullable Object> values = new ArrayList<>();
    values((Record) command, values);
    Integer array = null;
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      Object value = values.get(i);
      if (field.kind() == Kind.ARRAY && value != null) {
        array = (Integer) value;
      }
      String text = value == null ? null : field.text(fleet, array, value);
      if (text != null && !(field.optional() && text.equals(field.absent()))) {
        words.put(field.name(), text);
      }
    }
    return new Order(name, words);
  }

  private static void values(Record record, List<@Nullable Object> into) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(record);
        if (component.getType() == WORDLESS) {
          if (value != null) {
            throw new IllegalArgumentException("a trace has no words: name its file in the fleet");
          }
        } else if (component.getType().isRecord()) {
          values((Record) value, into);
        } else {
          into.add(value);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
  }
}
