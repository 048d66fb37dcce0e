package org.arraytwin.scenario.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.config.FleetBuilder;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to say of what, with every check: what is let through can be looked at. */
class ExpectationsIT {
  private static final String FLEET =
      """
      <fleet name="f">
        <array name="a1" product="threepar">
          <cpg name="c" size="1TiB"/><volume name="w" cpg="c" size="2GiB"/>
          <volume name="v" cpg="c" size="1GiB" provisioning="tpvv"/>
          <volume name="u" cpg="c" size="1GiB" provisioning="tpvv"/>
          <copy name="k" kind="reference-snapshot" source="u" target="t" cpg="c"/>
        </array>
        <array name="a2" product="threepar">
          <cpg name="c" size="1TiB"/><volume name="v" cpg="c" size="1GiB" provisioning="tpvv"/>
          <volume name="u" cpg="c" size="1GiB" provisioning="tpvv"/>
        </array>
        <array name="a3" product="threepar">
          <cpg name="c" size="1TiB"/><volume name="v" cpg="c" size="1GiB"/>
        </array>
        <link from="a1" to="a2" mibPerSecond="100"/>
        <link from="a1" to="a3" mibPerSecond="100"/>
        <group name="g" from="a1" to="a2" mode="sync"><pair volume="v"/><pair volume="u"/></group>
      </fleet>
      """;
  private static final String NONE = "";
  private static final List<String> AGAINST =
      List.of("a1", "a2", "a3", "a1:v", "a1:w", "a1:t", "a2:v");
  private static final List<String> WHEN =
      List.of("", "@m", "@+1s", "@+9h", "@write 0", "@write 99999999", "@+106751991d");

  @TempDir private Path folder;
  private int looks;

  @Test
  void whatIsLetThroughCanBeLookedAt() throws IOException {
    ProviderConfig config = new ProviderConfig(Path.of("provider-config"));
    Path file = Files.writeString(folder.resolve("f.xml"), FLEET);
    FleetPlan plan = config.unserved(file, (String) null, 1L << 30);
    Fleet fleet =
        FleetBuilder.build(
            plan, config.rulesWithEverySession(plan), Scenario.DEFAULT_START_MICROS, 0);
    Past past = new Past(fleet.now());
    past.keep(fleet);
    past.mark("m", fleet);
    Fleet later = Outcome.advance(fleet, fleet.now() + 5_000_000).fleet();
    past.keep(later);
    Names names = new Names(plan);
    for (Map<String, String> of : subjects()) {
      for (Check check : Checks.all()) {
        for (Map<String, String> words : words(of, check.word())) {
          if (isLetThrough(words, names)) {
            Scene scene = new Scene(new FleetAt(later, later.now()), fleet.now(), words, past);
            looks++;
            assertThatCode(() -> check.seen(scene, "0"))
                .as(check.word() + " of " + words)
                .doesNotThrowAnyException();
          }
        }
      }
    }
    assertThat(looks).isGreaterThan(3000);
  }

  private static boolean isLetThrough(Map<String, String> words, Names names) {
    try {
      Checks.require(words, Set.of("m"), Set.of("0"));
      names.require(words);
      return true;
    } catch (WrongWords e) {
      return false;
    }
  }

  private static List<Map<String, String>> subjects() {
    List<Map<String, String>> all = List.of(Map.of());
    all = with(all, "array", List.of(NONE, "a1", "a2", "a3"));
    all = with(all, "group", List.of(NONE, "g", "g.r1001", "g@a2"));
    all = with(all, "copy", List.of(NONE, "k"));
    all = with(all, "volume", List.of(NONE, "v", "w", "t"));
    return with(all, "pool", List.of(NONE, "c"));
  }

  /** With what a check that compares may compare; with what any other may show. */
  private static List<Map<String, String>> words(Map<String, String> of, String check) {
    List<String> against = new ArrayList<>();
    AGAINST.forEach(array -> WHEN.forEach(when -> against.add(array + when)));
    if (check.equals("equals")) {
      return with(List.of(of), check, against);
    }
    List<Map<String, String>> shown =
        with(List.of(of), check, List.of("0", "true", "none", "done", "online", "Primary"));
    against.add(NONE);
    return check.equals("differs") ? with(shown, "from", against) : shown;
  }

  private static List<Map<String, String>> with(
      List<Map<String, String>> all, String word, List<String> values) {
    List<Map<String, String>> more = new ArrayList<>();
    for (Map<String, String> one : all) {
      for (String value : values) {
        Map<String, String> words = new LinkedHashMap<>(one);
        if (!value.equals(NONE)) {
          words.put(word, value);
        }
        more.add(words);
      }
    }
    return more;
  }
}
