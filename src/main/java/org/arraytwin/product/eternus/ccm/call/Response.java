package org.arraytwin.product.eternus.ccm.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a command answers: printed for people, or, with {@code -xml}, as a document. */
public final class Response {
  /**
   * What became of one object.
   *
   * @param object for example a pair
   * @param ok whether it succeeded
   * @param message what went wrong, empty where nothing did
   * @param detail lines printed about it
   */
  public record Result(String object, boolean ok, String message, String detail) {}

  private final List<String> lines = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private final List<Map<String, String>> records = new ArrayList<>();
  private String listName = "";
  private String recordName = "";
  private String message = "";
  private int code;

  public void line(String line) {
    lines.add(line);
  }

  public void result(Result result) {
    results.add(result);
  }

  /** Begins a list of records for {@code -xml}. */
  public void list(String list, String each) {
    listName = list;
    recordName = each;
  }

  /** A record of the list: name and value by turns. */
  public void entry(String... pairs) {
    Map<String, String> entry = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      entry.put(pairs[i], pairs[i + 1]);
    }
    records.add(entry);
  }

  public void code(int exit) {
    code = exit;
  }

  public int code() {
    return code;
  }

  /** The message of a command that failed as a whole. */
  public void message(String text) {
    message = text;
    lines.add(text);
  }

  public List<Result> results() {
    return List.copyOf(results);
  }

  public String plain() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  public String xml() {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.append("<Response>\n");
    text.append("\t<ReturnCode>").append(code).append("</ReturnCode>\n");
    text.append("\t<Message>").append(escaped(message)).append("</Message>\n");
    if (!results.isEmpty()) {
      text.append("\t<ResultList>\n");
      for (Result result : results) {
        text.append("\t\t<Result>\n");
        element(text, "Object", result.object());
        element(text, "Status", result.ok() ? "Succeeded" : "Failed");
        element(text, "Message", result.message());
        element(text, "Detail", result.detail());
        text.append("\t\t</Result>\n");
      }
      text.append("\t</ResultList>\n");
    }
    if (!listName.isEmpty()) {
      text.append("\t<").append(listName).append(">\n");
      for (Map<String, String> entry : records) {
        text.append("\t\t<").append(recordName).append(">\n");
        entry.forEach((name, value) -> element(text, name, value));
        text.append("\t\t</").append(recordName).append(">\n");
      }
      text.append("\t</").append(listName).append(">\n");
    }
    return text.append("</Response>\n").toString();
  }

  private static void element(StringBuilder text, String name, String value) {
    text.append("\t\t\t<").append(name).append('>').append(escaped(value));
    text.append("</").append(name).append(">\n");
  }

  /** A line break within an element is a carriage return, escaped, and a line feed. */
  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\n", "&#13;\n");
  }
}
