package org.arraytwin.product.storwize.cli.show;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arraytwin.product.storwize.cli.word.Arguments;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Fields;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.event.Entry;
import org.arraytwin.product.storwize.event.EventLog;
import org.arraytwin.product.storwize.system.Names;

/**
 * The event log.
 *
 * @param log the numbers of events
 */
public record EventVerbs(EventLog log) {
  public Map<String, Verb> all() {
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("lseventlog", this::list);
    verbs.put("finderr", this::worst);
    verbs.put(
        "cherrstate",
        call ->
            log.mark(
                call.desk(),
                call.arguments().value("sequencenumber"),
                !call.arguments().has("unfix")));
    return verbs;
  }

  private void list(Call call) {
    Arguments typed = call.arguments();
    if (!typed.object().isEmpty()) {
      Entry one =
          call.object(
              text ->
                  log.entries(call.cluster()).stream()
                      .filter(e -> String.valueOf(e.number()).equals(text))
                      .findFirst()
                      .orElse(null));
      call.show(fields(call, one), List.of());
      return;
    }
    boolean severity = typed.value("order").equals("severity");
    Stream<Entry> wanted =
        (severity ? log.bySeverity(call.cluster()) : log.entries(call.cluster()))
            .stream()
                .filter(e -> shown(typed, e.isAlert() ? "alert" : "message", true))
                .filter(e -> !e.fixed() || shown(typed, "fixed", false));
    int count = typed.number("count", Integer.MAX_VALUE);
    call.list(wanted.limit(count).map(e -> fields(call, e)).toList());
  }

  private static boolean shown(Arguments typed, String parameter, boolean otherwise) {
    return typed.has(parameter) ? typed.value(parameter).equals("yes") : otherwise;
  }

  private static Fields fields(Call call, Entry entry) {
    int node = call.cluster().configNode();
    return new Fields()
        .put("sequence_number", entry.number())
        .put("first_timestamp", Names.time(entry.alert().atMicros()))
        .put("last_timestamp", Names.time(entry.alert().atMicros()))
        .put("object_type", entry.objectType())
        .put("object_id", entry.objectId())
        .put("object_name", entry.objectName())
        .empty("copy_id")
        .put("reporting_node_id", node + 1)
        .put("reporting_node_name", call.cluster().nodeName(node))
        .put("event_count", 1)
        .put("status", entry.isAlert() ? "alert" : "message")
        .yesNo("fixed", entry.fixed())
        .yesNo("auto_fixed", entry.autoFixed())
        .put("notification_type", notification(entry))
        .put("event_id", entry.eventId())
        .put("event_id_text", entry.description())
        .put("error_code", entry.errorCode())
        .put("error_code_text", entry.errorCode().isEmpty() ? "" : entry.alert().text())
        .put("description", entry.description());
  }

  private static String notification(Entry entry) {
    return !entry.isAlert() ? "informational" : entry.errorCode().isEmpty() ? "warning" : "error";
  }

  private void worst(Call call) {
    call.print(
        log.bySeverity(call.cluster()).stream()
            .filter(e -> !e.fixed() && !e.errorCode().isEmpty())
            .findFirst()
            .map(e -> "Highest priority unfixed error code is [" + e.errorCode() + "]")
            .orElse("There are no unfixed errors"));
  }
}
