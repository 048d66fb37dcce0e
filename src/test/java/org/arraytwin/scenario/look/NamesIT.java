package org.arraytwin.scenario.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arraytwin.config.FleetBuilder;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.arraytwin.scenario.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamesIT {
  private static final Path SHIPPED = Path.of("provider-config");
  private static final Path THREE_SITES = Path.of("test-fixtures/threepar/three-sites.xml");

  static Stream<Path> fleets() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED.resolve("fleets"))) {
      return Stream.concat(files.sorted().toList().stream(), Stream.of(THREE_SITES));
    }
  }

  @ParameterizedTest
  @MethodSource("fleets")
  void allThatAFleetHasAtItsStartCanBeLookedAt(Path file) {
    ProviderConfig config = new ProviderConfig(SHIPPED);
    FleetPlan plan = config.unserved(file, (String) null, 1L << 30);
    Fleet fleet =
        FleetBuilder.build(
            plan, config.rulesWithEverySession(plan), Scenario.DEFAULT_START_MICROS, 0);
    List<Map<String, String>> looks = new ArrayList<>();
    for (Site site : fleet.sites()) {
      site.groups().forEach(half -> look(looks, site, "group", half.name()));
      site.local().copies().forEach(copy -> look(looks, site, "copy", copy.name()));
      site.volumes().forEach(volume -> look(looks, site, "volume", volume.name()));
      site.pools().forEach(pool -> look(looks, site, "pool", pool.name()));
    }
    fleet.sessions().forEach(session -> looks.add(Map.of("group", session.name())));
    Names names = new Names(plan);

    assertThat(looks).isNotEmpty();
    for (Map<String, String> look : looks) {
      assertThatCode(() -> names.require(look)).doesNotThrowAnyException();
    }
  }

  private static void look(List<Map<String, String>> looks, Site site, String word, String name) {
    looks.add(Map.of("array", site.name(), word, name));
  }
}
