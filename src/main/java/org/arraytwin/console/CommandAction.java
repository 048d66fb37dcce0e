package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.arraytwin.catalog.Catalog;
import org.arraytwin.catalog.Field;
import org.arraytwin.catalog.Form;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Refused;

/** Carries out the command that the input describes. */
record CommandAction(FleetWriter fleet, Form form) implements Action {
  @Override
  public JsonNode answer(Input input) {
    Fleet before = fleet.now().fleet();
    Command command = command(before, input);
    Outcome outcome = fleet.execute(command);
    if (outcome.refusal() != null) {
      throw new Refused(outcome.refusal());
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("done", Catalog.order(before, command).text())
        .put("nowMicros", outcome.fleet().now());
  }

  private Command command(Fleet before, Input input) {
    input.fields(form.fields().stream().map(Field::name).toArray(String[]::new));
    Map<String, String> words = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      String word = input.word(field);
      if (word != null) {
        words.put(field.name(), word);
      }
    }
    try {
      return form.read(before, words);
    } catch (WrongWords e) {
      throw WrongInput.because("field " + e.getMessage());
    }
  }
}
