package org.arraytwin.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.SAXException;

/** A schema whose messages do not depend on the locale of the machine. */
final class EnglishSchema extends Schema {
  private static final String LOCALE = "http://apache.org/xml/properties/locale";

  /** By file. */
  private static final Map<Path, Made> MADE = new ConcurrentHashMap<>();

  /**
   * A schema that was made.
   *
   * @param written when the schemas of its folder were changed last: one may include another
   */
  private record Made(Map<Path, FileTime> written, EnglishSchema schema) {}

  private final Schema schema;

  private EnglishSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * The schema of a file. It is costly to make, so that it is made once, and again once a file
   * beside it has changed.
   */
  static EnglishSchema of(Path file) throws SAXException, IOException {
    Map<Path, FileTime> written = written(file.resolveSibling("").toAbsolutePath());
    Made made = MADE.get(file);
    if (made == null || !made.written.equals(written)) {
      made = new Made(written, new EnglishSchema(make(file)));
      MADE.put(file, made);
    }
    return made.schema;
  }

  private static Map<Path, FileTime> written(Path folder) throws IOException {
    Map<Path, FileTime> written = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.xsd")) {
      for (Path file : files) {
        written.put(file, Files.getLastModifiedTime(file));
      }
    }
    return written;
  }

  private static Schema make(Path file) throws SAXException {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    // A schema may include another that lies beside it.
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    return factory.newSchema(file.toFile());
  }

  @Override
  public Validator newValidator() {
    Validator validator = schema.newValidator();
    try {
      validator.setProperty(LOCALE, Locale.ROOT);
    } catch (SAXException e) {
      throw new IllegalStateException("the schema validator takes no locale", e);
    }
    return validator;
  }

  @Override
  public ValidatorHandler newValidatorHandler() {
    ValidatorHandler handler = schema.newValidatorHandler();
    try {
      handler.setProperty(LOCALE, Locale.ROOT);
    } catch (SAXException e) {
      throw new IllegalStateException("the schema validator takes no locale", e);
    }
    return handler;
  }
}
