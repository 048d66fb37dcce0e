package org.arraytwin.product.bs2000.system;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.arraytwin.fleet.document.Document;

/**
 * What the host knows of one of its devices.
 *
 * @param vsn on its volume, empty for none that can be read
 * @param open whether its pubset looks as if nobody had exported it
 * @param attached whether the host can use it
 */
public record Label(String vsn, boolean open, boolean attached) {
  Label(Document document) {
    this(new String(document.bytes(), StandardCharsets.UTF_8).split(",", -1));
  }

  private Label(String[] fields) {
    this(fields[0], fields[1].equals("open"), fields[2].equals("attached"));
  }

  Document document(String folder, String mn) {
    String text = vsn + "," + (open ? "open" : "closed") + "," + (attached ? "attached" : "");
    return new Document(folder, mn, text.getBytes(StandardCharsets.UTF_8), List.of());
  }

  public Label attached(boolean on) {
    return new Label(vsn, open, on);
  }

  public Label open(boolean on) {
    return new Label(vsn, on, attached);
  }

  public Label vsn(String other) {
    return new Label(other, open, attached);
  }

  /** The same device with a volume of no readable label. */
  public Label destroyed() {
    return new Label("", false, attached);
  }
}
