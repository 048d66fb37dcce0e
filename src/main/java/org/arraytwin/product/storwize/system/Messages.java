package org.arraytwin.product.storwize.system;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;

/** The numbered messages of the product, and which refusals of the engine become which of them. */
public final class Messages {
  /** How the engine names an object; the operator gave its name alone, which may have blanks. */
  private static final Pattern PLACED =
      Pattern.compile("^(?:copy|group|session|volume|array) (.+?)(?: on \\S+)?$");

  private final Path file;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<MessagesXml.RefusalXml> refusals;

  private Messages(Path file, List<MessagesXml.RefusalXml> refusals) {
    this.file = file;
    this.refusals = List.copyOf(refusals);
  }

  /**
   * Reads {@code storwize/messages.xml}.
   *
   * @param data the folder of provider-config
   * @throws ConfigException where it is wrong
   */
  public static Messages read(Path data) {
    Path folder = data.resolve("storwize");
    Path file = folder.resolve("messages.xml");
    MessagesXml xml = BoundFile.read(file, folder.resolve("messages.xsd"), MessagesXml.class);
    Messages messages = new Messages(file, xml.refusals);
    for (MessagesXml.MessageXml one : xml.messages) {
      if (messages.texts.putIfAbsent(one.code, one.text) != null) {
        throw new ConfigException(file, one.line(), one.column(), "code " + one.code + " twice");
      }
    }
    for (MessagesXml.RefusalXml one : xml.refusals) {
      messages.check(one);
    }
    return messages;
  }

  private void check(MessagesXml.RefusalXml one) {
    if (!texts.containsKey(one.code)) {
      throw new ConfigException(file, one.line(), one.column(), "no message " + one.code);
    }
    for (String reason : one.reasons()) {
      try {
        Reason.valueOf(reason);
      } catch (IllegalArgumentException e) {
        throw new ConfigException(file, one.line(), one.column(), "no reason " + reason);
      }
    }
  }

  /**
   * What a refused command is answered with: the first row that fits counts.
   *
   * @param order the command in the product's word, that of a consistency group included
   */
  public Trouble of(String order, Refusal refusal) {
    for (MessagesXml.RefusalXml row : refusals) {
      if (row.fits(order, refusal)) {
        return new Trouble(row.code, PLACED.matcher(refusal.object()).replaceFirst("$1"));
      }
    }
    throw new ConfigException(file, "no message for " + refusal.message());
  }

  /**
   * The line that an error is told with.
   *
   * @throws IllegalArgumentException where the code is none of the file's
   */
  public String line(Trouble trouble) {
    String text = texts.get(trouble.code());
    if (text == null) {
      throw new IllegalArgumentException("no message " + trouble.code());
    }
    return "CMMVC" + trouble.code() + " " + text.replace("{}", trouble.subject());
  }
}
