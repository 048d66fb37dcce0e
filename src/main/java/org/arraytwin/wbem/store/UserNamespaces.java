package org.arraytwin.wbem.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.Names;
import org.arraytwin.fleet.document.Document;
import org.arraytwin.fleet.document.Documents;
import org.jspecify.annotations.Nullable;

/** The namespaces that clients have added. */
public final class UserNamespaces {
  private static final int VERSION = 1;
  private static final int LONGEST = 256;
  private static final Pattern FORM =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*(?:/[\\p{L}_][\\p{L}\\p{N}_.-]*)*");

  private UserNamespaces() {}

  /** Their names as created, without leading slash, oldest first. */
  public static List<String> names(Documents documents) {
    List<String> names = new ArrayList<>();
    for (Iterator<Document> all = documents.folder(Filing.NAMESPACES).all(); all.hasNext(); ) {
      names.add(read(all.next()));
    }
    return names;
  }

  /** The name as created of a namespace in any spelling; null where clients have added none. */
  static @Nullable String find(Documents documents, String name) {
    Document found = documents.folder(Filing.NAMESPACES).get(Names.fold(name));
    return found == null ? null : read(found);
  }

  private static String read(Document document) {
    DocumentInput in = new DocumentInput(document.bytes());
    if (in.octet() != VERSION) {
      throw in.damaged("version of a namespace");
    }
    String name = in.text();
    in.end();
    return name;
  }

  /**
   * A name as it is to be created.
   *
   * @throws CimException INVALID_PARAMETER where it is none
   */
  static String checked(@Nullable Object name) {
    String text = name instanceof String s ? s : "";
    while (text.startsWith("/")) {
      text = text.substring(1);
    }
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      throw new CimException(
          CimStatus.INVALID_PARAMETER,
          "'"
              + name
              + "' is not the name of a namespace; expected at most "
              + LONGEST
              + " characters, for example root/mine");
    }
    return text;
  }

  static void add(Draft draft, String name) {
    DocumentOutput out = new DocumentOutput();
    out.octet(VERSION);
    out.text(name);
    draft.put(new Document(Filing.NAMESPACES, Names.fold(name), out.toBytes(), List.of()));
  }

  /**
   * Takes out a namespace and the qualifier types clients set there.
   *
   * @throws CimException NAMESPACE_NOT_EMPTY where it has classes
   */
  static void remove(Draft draft, String name) {
    int classes = draft.documents().folder(Filing.classes(name)).size();
    if (classes > 0) {
      throw new CimException(
          CimStatus.NAMESPACE_NOT_EMPTY,
          "namespace " + name + " has " + classes + " classes; delete them first");
    }
    List<Document> types = new ArrayList<>();
    draft.documents().folder(Filing.qualifiers(name)).all().forEachRemaining(types::add);
    types.forEach(type -> draft.remove(type.folder(), type.key()));
    draft.remove(Filing.NAMESPACES, Names.fold(name));
  }
}
