package org.arraytwin.console;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.arraytwin.catalog.Field;
import org.jspecify.annotations.Nullable;

/** The input of an action: the variable part of its path and the fields of its JSON body. */
final class Input {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String name;
  private final ObjectNode body;

  private Input(String name, ObjectNode body) {
    this.name = name;
    this.body = body;
  }

  /** Reads the body of a POST; an empty one has no fields. */
  static Input of(String name, String body) {
    if (body.isBlank()) {
      return new Input(name, JsonNodeFactory.instance.objectNode());
    }
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return new Input(name, object);
      }
      throw WrongInput.because("the body is no JSON object, expected {...}");
    } catch (JsonProcessingException e) {
      throw WrongInput.because("the body is no JSON: " + place(e) + "expected {...}");
    }
  }

  /** Where it stops being JSON; the parser's own words tell of its buffers and settings. */
  private static String place(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ", ";
  }

  /** The variable part of the path. */
  String name() {
    return name;
  }

  /** Refuses fields that the action does not have. */
  Input fields(String... known) {
    Set<String> unknown = new TreeSet<>();
    body.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(List.of(known));
    if (!unknown.isEmpty()) {
      throw WrongInput.because(
          "unknown field "
              + String.join(", ", unknown)
              + "; expected "
              + (known.length == 0 ? "none" : String.join(", ", known)));
    }
    return this;
  }

  boolean has(String field) {
    return body.hasNonNull(field);
  }

  String text(String field) {
    JsonNode value = body.get(field);
    if (value == null || !value.isTextual() || value.textValue().isBlank()) {
      throw WrongInput.because("field " + field + " must be a text");
    }
    return value.textValue();
  }

  double number(String field) {
    JsonNode value = body.get(field);
    if (value == null || !value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw WrongInput.because("field " + field + " must be a number");
    }
    return value.doubleValue();
  }

  boolean flag(String field) {
    JsonNode value = body.get(field);
    if (value == null || !value.isBoolean()) {
      throw WrongInput.because("field " + field + " must be true or false");
    }
    return value.booleanValue();
  }

  /**
   * The value of a command's word as text, null where it is left out. Numbers and flags must be
   * JSON's own; bytes may also be a text with a unit such as {@code 10MiB}.
   */
  @Nullable String word(Field field) {
    JsonNode value = body.get(field.name());
    if (value == null && field.optional()) {
      return null;
    }
    boolean fits =
        value != null
            && switch (field.kind()) {
              case WHOLE -> whole(value);
              case POSITION -> whole(value) || value.isTextual();
              case REAL -> value.isNumber();
              case FLAG -> value.isBoolean();
              case BYTES -> value.isTextual() || value.isIntegralNumber();
              case TEXT, ARRAY, VOLUME, CHOICE, SPAN, WORDS -> value.isTextual();
            };
    if (value == null || !fits || value.asText().isBlank()) {
      throw WrongInput.because("field " + field.name() + " must be " + field.wanted());
    }
    return value.asText();
  }

  private static boolean whole(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }
}
