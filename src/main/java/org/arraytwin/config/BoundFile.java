package org.arraytwin.config;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.UnmarshalException;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.ValidationEvent;
import jakarta.xml.bind.ValidationEventLocator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Reads a file that a schema describes; the first thing that is wrong ends it. */
public final class BoundFile {
  private static final Pattern CODE = Pattern.compile("^[a-z][A-Za-z0-9.\\-]*: ");
  private static final Pattern PARSE_ERROR =
      Pattern.compile("^ParseError at \\[row,col\\]:\\[[0-9,]*\\]\\s*Message: ");
  private static final Pattern FACET =
      Pattern.compile("Value '(.*)' is not facet-valid with respect to .* for type '(.*)'\\.");

  /** That a value is wrong; where it is one of an attribute, which one it is comes next. */
  private static final Pattern VALUE =
      Pattern.compile(
          "^cvc-(datatype|enumeration|pattern|length|[A-Za-z]+(Length|clusive|Digits))-");

  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "The value '(.*)' of attribute '(.*)' on element '(.*)' is not valid .*", Pattern.DOTALL);
  private static final Pattern MISSING =
      Pattern.compile("Attribute '(.*)' must appear on element '(.*)'\\.");
  private static final Pattern UNKNOWN =
      Pattern.compile("Attribute '(.*)' is not allowed to appear in element '(.*)'\\.");

  private static final Map<Class<?>, JAXBContext> CONTEXTS = new ConcurrentHashMap<>();

  private static final Pattern UNEXPECTED =
      Pattern.compile("unexpected element \\(uri:\"(.*)\", local:\"(.*)\"\\)\\..*");

  private final Path file;
  private final Path schema;
  private @Nullable XMLStreamReader reader;
  private @Nullable ConfigException wrong;
  private String value = "";

  private BoundFile(Path file, Path schema) {
    this.file = file;
    this.schema = schema;
  }

  /**
   * Reads a file.
   *
   * @param type bound by JAXB; its elements that are {@link Located} learn where they stand
   * @throws ConfigException where it is wrong
   */
  public static <T> T read(Path file, Path schema, Class<T> type) {
    try {
      return new BoundFile(file, schema).read(GuardedReader.open(file), type);
    } catch (XMLStreamException e) {
      throw new BoundFile(file, schema).malformed(e, e);
    }
  }

  /** Reads a text in place of a file; {@code name} stands for it in messages. */
  public static <T> T readText(Path name, String text, Path schema, Class<T> type) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new BoundFile(name, schema).read(GuardedReader.open(bytes), type);
    } catch (XMLStreamException e) {
      throw new BoundFile(name, schema).malformed(e, e);
    }
  }

  private <T> T read(XMLStreamReader opened, Class<T> type) {
    try {
      reader = opened;
      Unmarshaller unmarshaller = context(type).createUnmarshaller();
      unmarshaller.setSchema(EnglishSchema.of(schema));
      unmarshaller.setEventHandler(this::note);
      unmarshaller.setListener(new Positions());
      T read = unmarshaller.unmarshal(opened, type).getValue();
      if (wrong != null) {
        throw wrong;
      }
      return read;
    } catch (UnmarshalException e) {
      throw wrong != null ? wrong : malformed(e.getLinkedException(), e);
    } catch (JAXBException | SAXException | IOException e) {
      throw new IllegalStateException("the schema " + schema + " cannot be used: " + e, e);
    }
  }

  /** What binds elements to a class; costly to make, so that it is made once. */
  static JAXBContext context(Class<?> type) {
    return CONTEXTS.computeIfAbsent(
        type,
        t -> {
          try {
            return JAXBContext.newInstance(t);
          } catch (JAXBException e) {
            throw new IllegalStateException(t + " cannot be bound", e);
          }
        });
  }

  private boolean note(ValidationEvent event) {
    ValidationEventLocator at = event.getLocator();
    Throwable cause = event.getLinkedException();
    if (cause instanceof XMLStreamException) {
      wrong = malformed(cause, cause);
      return false;
    }
    String message = String.valueOf(event.getMessage());
    String text = CODE.matcher(message).replaceFirst("");
    if (wrong != null && !ATTRIBUTE.matcher(text).matches()) {
      return false;
    }
    wrong = new ConfigException(file, at.getLineNumber(), at.getColumnNumber(), words(text));
    value = text;
    return VALUE.matcher(message).lookingAt();
  }

  private String words(String text) {
    Matcher attribute = ATTRIBUTE.matcher(text);
    if (attribute.matches()) {
      return SchemaWords.of(schema)
          .wrong(attribute.group(3), attribute.group(2), attribute.group(1), value);
    }
    Matcher missing = MISSING.matcher(text);
    if (missing.matches()) {
      return SchemaWords.of(schema).missing(missing.group(2), missing.group(1));
    }
    Matcher unknown = UNKNOWN.matcher(text);
    if (unknown.matches()) {
      return SchemaWords.of(schema).unknown(unknown.group(2), unknown.group(1));
    }
    Matcher unexpected = UNEXPECTED.matcher(text);
    if (unexpected.matches()) {
      return "element '"
          + unexpected.group(2)
          + "' where none may stand, expected the end tag of the element before it";
    }
    Matcher facet = FACET.matcher(text);
    String wanted = facet.matches() ? SchemaWords.of(schema).wanted(facet.group(2)) : null;
    return wanted == null ? text : "'" + facet.group(1) + "' is wrong, expected " + wanted;
  }

  private ConfigException malformed(@Nullable Throwable cause, Throwable whole) {
    if (cause instanceof XMLStreamException e && e.getLocation() != null) {
      Location at = e.getLocation();
      String text = PARSE_ERROR.matcher(String.valueOf(e.getMessage())).replaceFirst("");
      int tail = text.indexOf("\n at [row");
      return new ConfigException(
          file,
          at.getLineNumber(),
          at.getColumnNumber(),
          "not well-formed XML: " + (tail < 0 ? text : text.substring(0, tail)));
    }
    return new ConfigException(file, String.format(Locale.ROOT, "cannot be read: %s", whole));
  }

  /** Tells each bound element where it stands. */
  private final class Positions extends Unmarshaller.Listener {
    @Override
    public void beforeUnmarshal(Object target, @Nullable Object parent) {
      if (target instanceof Located located && reader != null) {
        located.line = reader.getLocation().getLineNumber();
        located.column = reader.getLocation().getColumnNumber();
      }
    }
  }
}
