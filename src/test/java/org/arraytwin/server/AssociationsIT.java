package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metricshub.wbem.javax.cim.CIMClass;

/** Every association of every namespace of every array of every fleet file, from every end. */
class AssociationsIT {
  static Stream<Path> fleets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("provider-config/fleets"))) {
      return files.filter(f -> f.toString().endsWith(".xml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("fleets")
  void whatOneOperationTellsAllOthersTellToo(Path fleet) throws Exception {
    try (Server server = Server.start(ServerSettings.embedded(Path.of(""), fleet, 0))) {
      for (int i = 0; i < server.arrays().size(); i++) {
        ArrayEndpoints array = server.arrays().get(i);
        try (Walker walker = new Walker(array, server.plan().arrays().get(i), "SAX")) {
          List<String> namespaces = walker.namespaces();
          assertThat(namespaces).contains(array.interop(), array.namespace());
          for (String namespace : namespaces) {
            int walked = 0;
            for (CIMClass each : walker.associationClasses(namespace)) {
              walked += walker.walk(namespace, each);
            }
            assertThat(walked).as(namespace).isPositive();
          }
          assertThat(walker.gettable()).isPositive();
        }
      }
    }
  }
}
