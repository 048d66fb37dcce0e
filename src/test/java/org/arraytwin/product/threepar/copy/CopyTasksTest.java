package org.arraytwin.product.threepar.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.WriteDocuments;
import org.arraytwin.fleet.document.Write;
import org.junit.jupiter.api.Test;

/** The book of the tasks of local copies. */
class CopyTasksTest {
  private static final Path DATA = Path.of("provider-config");

  private static Copies copies(TwoSites t) {
    CopyData data = CopyData.read(DATA, new ProviderConfig(DATA).product("threepar"));
    return new Copies(new FleetAt(t.fleet(), t.fleet().now()), TwoSites.LONDON, data);
  }

  /** Synchronizations take ids of the same numbers, so those of copies have gaps. */
  @Test
  void theOldestAreForgottenWhateverIdsTheyHave() {
    TwoSites t = TwoSites.fresh(true);
    List<Write> notes = new ArrayList<>();
    for (int id = 1; id <= 3 * CopyTasks.REMEMBERED; id += 3) {
      Map<String, String> values = Map.of("type", "vv_copy", "session", "-1", "start", "0");
      notes.add(new Note(Note.Shelf.TASK, String.valueOf(id), values).put());
    }
    t.run(new WriteDocuments(TwoSites.LONDON, 0, notes));
    assertThat(CopyTasks.all(copies(t))).hasSize(CopyTasks.REMEMBERED);
    assertThat(CopyTasks.forgotten(copies(t), 0)).isEmpty();

    List<Write> forgotten = CopyTasks.forgotten(copies(t), 2);
    t.run(new WriteDocuments(TwoSites.LONDON, copies(t).site().documents().version(), forgotten));

    assertThat(CopyTasks.all(copies(t))).hasSize(CopyTasks.REMEMBERED - 2);
    assertThat(CopyTasks.find(copies(t), 4)).isNull();
    assertThat(CopyTasks.find(copies(t), 7)).isNotNull();
  }
}
