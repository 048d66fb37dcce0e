package org.arraytwin.cim.mof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Qualifiers;
import org.arraytwin.cim.mof.syntax.MofSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole DMTF schema 2.49, where the property schema.zip or the shared folder has it. */
class WholeSchemaIT {
  private static final long MAX_NANOS = 4_000_000_000L;
  private static final Path ZIP =
      Path.of(System.getProperty("schema.zip", "../shared/schema/cim_schema_2.49.0Final-MOFs.zip"));

  @BeforeEach
  void onlyWhereItIs() {
    assumeTrue(Files.isRegularFile(ZIP), "no " + ZIP);
  }

  private static Map<String, String> texts() throws IOException {
    Map<String, String> files = new HashMap<>();
    try (ZipFile archive = new ZipFile(ZIP.toFile())) {
      for (Enumeration<? extends ZipEntry> e = archive.entries(); e.hasMoreElements(); ) {
        ZipEntry entry = e.nextElement();
        byte[] bytes = archive.getInputStream(entry).readAllBytes();
        files.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void compilesInLessThanFourSeconds() throws IOException {
    Map<String, String> files = texts();
    long start = System.nanoTime();
    ClassRepository schema = MofCompiler.compile(MofSource.of(files), "cim_schema_2.49.0.mof");
    assertThat(System.nanoTime() - start).isLessThan(MAX_NANOS);
    assertThat(schema.all()).hasSize(1631);
    assertThat(schema.qualifierTypes()).hasSize(70);
  }

  @Test
  void everyClassIsAsTheSourceSays() throws IOException {
    Map<String, String> files = texts();
    NaiveSchema naive = new NaiveSchema();
    new TreeMap<>(files).values().forEach(naive::read);
    ClassRepository schema =
        MofCompiler.compile(List.of(MofInput.of(ZIP)), new ClassRepository(List.of(), List.of()));
    assertThat(naive.classes()).hasSize(1631);
    for (NaiveSchema.Item own : naive.classes()) {
      NaiveSchema.Item whole = naive.whole(own);
      CimClass c = schema.get(own.name);
      assertThat(c).as(own.name).isNotNull();
      assertThat(c.superclass() == null ? "" : c.superclass()).isEqualTo(own.above);
      assertThat(described(c)).as(own.name).isEqualTo(described(whole));
    }
  }

  private static List<String> described(NaiveSchema.Item c) {
    List<String> lines = new ArrayList<>();
    lines.add(c.name + sorted(c.qualifiers));
    c.properties.values().forEach(p -> lines.add(feature(p) + " = " + p.initial));
    for (NaiveSchema.Item m : c.methods.values()) {
      lines.add(feature(m));
      m.parameters.values().forEach(p -> lines.add("  " + feature(p)));
    }
    return lines;
  }

  private static String feature(NaiveSchema.Item p) {
    return p.type
        + p.target
        + (p.array ? "[] " : " ")
        + p.origin
        + "."
        + p.name
        + sorted(p.qualifiers);
  }

  private static String sorted(Map<String, String> qualifiers) {
    return new TreeMap<>(qualifiers).toString();
  }

  private static List<String> described(CimClass c) {
    List<String> lines = new ArrayList<>();
    lines.add(c.name() + sorted(map(c.qualifiers())));
    for (CimProperty p : c.properties()) {
      String type = p.type().wireName() + (p.referenceClass() == null ? "" : p.referenceClass());
      lines.add(
          type
              + (p.array() ? "[] " : " ")
              + p.classOrigin()
              + "."
              + p.name()
              + sorted(map(p.qualifiers()))
              + " = "
              + text(p.defaultValue()));
      assertThat(p.isKey()).isEqualTo("true".equals(map(p.qualifiers()).get("key")));
    }
    for (CimMethod m : c.methods()) {
      lines.add(
          m.returnType().wireName()
              + " "
              + m.classOrigin()
              + "."
              + m.name()
              + sorted(map(m.qualifiers())));
      for (CimParameter p : m.parameters()) {
        String type = p.type().wireName() + (p.referenceClass() == null ? "" : p.referenceClass());
        lines.add(
            "  " + type + (p.array() ? "[] " : " ") + "." + p.name() + sorted(map(p.qualifiers())));
      }
    }
    return lines;
  }

  private static Map<String, String> map(Qualifiers qualifiers) {
    Map<String, String> map = new LinkedHashMap<>();
    qualifiers.all().forEach(q -> map.put(q.name().toLowerCase(Locale.ROOT), text(q.value())));
    return map;
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(WholeSchemaIT::text).toList().toString();
    }
    return String.valueOf(value);
  }

  @Test
  void fitsInto250MegabytesOfHeap(@TempDir Path folder) throws Exception {
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx250m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.arraytwin.cli.Main",
                "mof",
                "check",
                ZIP.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(out).content().contains("no errors; 70 qualifier types, 1631 classes, 0 instances");
    assertThat(process.exitValue()).isZero();
  }
}
