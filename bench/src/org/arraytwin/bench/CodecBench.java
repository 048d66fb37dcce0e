package org.arraytwin.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cimxml.InstanceWriter;
import org.arraytwin.cimxml.Request;
import org.arraytwin.cimxml.RequestReader;
import org.arraytwin.cimxml.Utf8Output;
import org.arraytwin.cimxml.XmlLimits;
import org.arraytwin.wbem.SampleNamespace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Encoding of 15-property instances with their names, and decoding of a GetInstance request. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CodecBench {
  private static final int INSTANCES = 1000;

  private List<CimInstance> instances;
  private byte[] request;
  private InstanceWriter writer;

  @Setup
  public void setUp() throws IOException {
    instances = IntStream.range(10, 10 + INSTANCES).mapToObj(SampleNamespace::volume).toList();
    request = Files.readAllBytes(Path.of("test-fixtures/cimxml/get-instance.request.xml"));
    writer = new InstanceWriter(new Utf8Output(OutputStream.nullOutputStream()), false, null);
  }

  @Benchmark
  @OperationsPerInvocation(INSTANCES)
  public void encodeInstances() {
    for (CimInstance instance : instances) {
      writer.named(instance);
    }
  }

  @Benchmark
  public Request decodeGetInstance() throws IOException {
    return RequestReader.read(new ByteArrayInputStream(request), XmlLimits.REQUEST);
  }
}
