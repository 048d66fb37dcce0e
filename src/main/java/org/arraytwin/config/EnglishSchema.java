package org.arraytwin.config;

import java.util.Locale;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.SAXException;

/** A schema whose messages do not depend on the locale of the machine. */
final class EnglishSchema extends Schema {
  private static final String LOCALE = "http://apache.org/xml/properties/locale";

  private final Schema schema;

  EnglishSchema(Schema schema) {
    this.schema = schema;
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
