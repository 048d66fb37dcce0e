package org.arraytwin.product.bs2000.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;

/** The messages of a host, as {@code bs2000/messages.xml} has them. */
public final class Messages {
  /**
   * A message.
   *
   * @param id seven characters, for example {@code NDE1015}
   * @param text with its inserts as {0}, {1}, ...
   * @param meaning what it means and what to do
   * @param code subcode 1 of the command return code; 0 for no error
   */
  public record Message(String id, String text, String meaning, int code) {
    /** The line that is shown. */
    String line(List<String> inserts) {
      String line = text;
      for (int i = 0; i < inserts.size(); i++) {
        line = line.replace("{" + i + "}", inserts.get(i));
      }
      return "% " + id + " " + line + "\n";
    }
  }

  private final Map<Notice, Message> messages = new EnumMap<>(Notice.class);

  private Messages() {}

  /**
   * Reads the messages.
   *
   * @param data the folder of provider-config
   * @throws ConfigException where they are wrong, or an occasion has none
   */
  public static Messages read(Path data) {
    Path folder = data.resolve("bs2000");
    Path file = folder.resolve("messages.xml");
    MessagesXml xml = BoundFile.read(file, folder.resolve("messages.xsd"), MessagesXml.class);
    Messages all = new Messages();
    for (MessagesXml.MessageXml one : xml.messages) {
      Notice notice = notice(file, one);
      Message message = new Message(one.id, one.text, one.meaning, one.code);
      if (all.messages.put(notice, message) != null) {
        throw new ConfigException(file, one.line(), one.column(), "'" + one.when + "' twice");
      }
    }
    for (Notice notice : Notice.values()) {
      if (!all.messages.containsKey(notice)) {
        throw new ConfigException(file, "there is no message for " + word(notice));
      }
    }
    return all;
  }

  private static Notice notice(Path file, MessagesXml.MessageXml one) {
    List<String> words = new ArrayList<>();
    for (Notice notice : Notice.values()) {
      if (word(notice).equals(one.when)) {
        return notice;
      }
      words.add(word(notice));
    }
    throw new ConfigException(
        file, one.line(), one.column(), "'" + one.when + "' is wrong, expected one of " + words);
  }

  private static String word(Notice notice) {
    return notice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Message of(Notice notice) {
    Message message = messages.get(notice);
    if (message == null) {
      throw new IllegalStateException("no message for " + notice);
    }
    return message;
  }

  /** All messages of an id; several occasions may have the same. */
  public List<Message> of(String id) {
    return messages.values().stream().filter(m -> m.id().equals(id)).toList();
  }

  /** The line that is shown. */
  public String line(Notice notice, List<String> inserts) {
    return of(notice).line(inserts);
  }
}
