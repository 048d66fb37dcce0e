package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.arraytwin.catalog.Field;
import org.arraytwin.catalog.Form;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Refused;

/** Carries out the command that the input describes. */
record CommandAction(FleetWriter fleet, Form form) implements Action {
  @Override
  public JsonNode answer(Input input) {
    Command command = command(input);
    Outcome outcome = fleet.execute(command);
    if (outcome.refusal() != null) {
      throw new Refused(outcome.refusal());
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("done", String.valueOf(command))
        .put("nowMicros", outcome.fleet().now());
  }

  private Command command(Input input) {
    input.fields(form.fields().stream().map(Field::name).toArray(String[]::new));
    Map<String, String> words = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      String word = input.word(field);
      if (word != null) {
        words.put(field.name(), word);
      }
    }
    try {
      return form.read(fleet.now().fleet(), words);
    } catch (WrongWords e) {
      throw WrongInput.because("field " + e.getMessage());
    }
  }
}
