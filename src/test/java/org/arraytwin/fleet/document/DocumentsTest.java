package org.arraytwin.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.arraytwin.fleet.Event;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.WriteDocuments;
import org.arraytwin.fleet.truth.StateHash;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static Document document(String folder, String key, String text, String... links) {
    return new Document(folder, key, text.getBytes(StandardCharsets.UTF_8), List.of(links));
  }

  private static Write put(String folder, String key, String text, String... links) {
    return new Write.Put(document(folder, key, text, links));
  }

  private static List<String> keys(Iterator<Document> documents) {
    List<String> keys = new ArrayList<>();
    documents.forEachRemaining(d -> keys.add(d.key()));
    return keys;
  }

  @Test
  void documentsAreFoundByKeyAndByLinkInTheOrderTheyCame() {
    Documents some =
        Documents.NONE.apply(
            List.of(
                put("a", "2", "two", "x"),
                put("a", "1", "one", "x", "y"),
                put("b", "1", "other", "x"),
                put("a", "2", "two again", "y")));
    assertThat(keys(some.folder("a").all())).containsExactly("2", "1");
    assertThat(keys(some.folder("a").linked("x"))).containsExactly("1");
    assertThat(keys(some.folder("a").linked("y"))).containsExactly("1", "2");
    assertThat(some.folder("a").get("2")).isEqualTo(document("a", "2", "two again", "y"));
    assertThat(some.folder("none").size()).isZero();
    Documents fewer =
        some.apply(List.of(new Write.Remove("b", "1"), new Write.Remove("a", "none")));
    assertThat(fewer.folders()).containsExactly("a");
    assertThat(some.folders()).as("values do not change").containsExactly("a", "b");
    assertThat(fewer.version()).isEqualTo(2);
  }

  @Test
  void anyWritesLeaveWhatAPlainMapWouldHold() {
    SplittableRandom random = new SplittableRandom(7);
    Map<String, Document> expected = new LinkedHashMap<>();
    Documents documents = Documents.NONE;
    for (int i = 0; i < 3_000; i++) {
      String key = String.valueOf(random.nextInt(i < 1_500 ? 200 : 40));
      List<Write> writes = new ArrayList<>();
      if (random.nextInt(i < 1_500 ? 4 : 2) == 0) {
        expected.remove(key);
        writes.add(new Write.Remove("f", key));
      } else {
        Document d = document("f", key, "t" + i, "l" + random.nextInt(3), "m" + random.nextInt(50));
        expected.put(key, d);
        writes.add(new Write.Put(d));
      }
      documents = documents.apply(writes);
      assertThat(documents.problem(writes.get(0))).isNull();
      assertThat(documents.folder("f").size()).isEqualTo(expected.size());
    }
    assertThat(keys(documents.folder("f").all())).containsExactlyElementsOf(expected.keySet());
    for (String link : List.of("l0", "l1", "l2", "m7", "m8")) {
      assertThat(keys(documents.folder("f").linked(link)))
          .containsExactlyInAnyOrderElementsOf(
              expected.values().stream()
                  .filter(d -> d.links().contains(link))
                  .map(Document::key)
                  .toList());
    }
  }

  @Test
  void writesUponAnOldVersionAreRefusedAndChangeNothing() {
    TwoSites t = TwoSites.fresh(true);
    List<Write> writes = List.of(put("a", "1", "one"));
    String untouched = StateHash.of(t.fleet());
    Outcome first = Outcome.execute(t.fleet(), new WriteDocuments(0, 0, writes), t.fleet().now());
    assertThat(first.refused()).isFalse();
    assertThat(first.events()).hasAtLeastOneElementOfType(Event.DocumentsChanged.class);
    assertThat(StateHash.of(first.fleet())).isNotEqualTo(untouched);
    Outcome second =
        Outcome.execute(first.fleet(), new WriteDocuments(0, 0, writes), t.fleet().now());
    assertThat(second.refusal().reason()).isEqualTo(Reason.DOCUMENTS_CHANGED);
    assertThat(StateHash.of(second.fleet())).isEqualTo(StateHash.of(first.fleet()));
    assertThat(second.fleet().site(1).documents()).as("the other array").isEqualTo(Documents.NONE);
  }
}
