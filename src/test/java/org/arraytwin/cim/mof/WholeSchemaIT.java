package org.arraytwin.cim.mof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.mof.syntax.MofSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compiles the whole DMTF schema 2.49 where the system property schema.zip names its archive. */
class WholeSchemaIT {
  private static final long MAX_NANOS = 4_000_000_000L;

  @TestFactory
  Stream<DynamicTest> compilesTheWholeSchema() {
    String zip = System.getProperty("schema.zip");
    return zip == null
        ? Stream.empty()
        : Stream.of(DynamicTest.dynamicTest(zip, () -> compile(Path.of(zip))));
  }

  private static void compile(Path zip) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      for (Enumeration<? extends ZipEntry> e = archive.entries(); e.hasMoreElements(); ) {
        ZipEntry entry = e.nextElement();
        byte[] bytes = archive.getInputStream(entry).readAllBytes();
        files.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
      }
    }
    long start = System.nanoTime();
    ClassRepository schema = MofCompiler.compile(MofSource.of(files), "cim_schema_2.49.0.mof");
    assertThat(System.nanoTime() - start).isLessThan(MAX_NANOS);
    assertThat(schema.all()).hasSize(1631);
    assertThat(schema.qualifierTypes()).hasSize(70);
    List<String> keys =
        schema.get("CIM_StorageSynchronized").keys().stream().map(p -> p.name()).toList();
    assertThat(keys).containsExactly("SystemElement", "SyncedElement");
  }
}
