package org.arraytwin.http;

import static org.arraytwin.http.PullCalls.answer;
import static org.arraytwin.http.PullCalls.call;
import static org.arraytwin.http.PullCalls.className;
import static org.arraytwin.http.PullCalls.context;
import static org.arraytwin.http.PullCalls.ended;
import static org.arraytwin.http.PullCalls.occurrences;
import static org.arraytwin.http.PullCalls.status;
import static org.arraytwin.http.PullCalls.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.wbem.Enumerations;
import org.arraytwin.wbem.SampleNamespace;
import org.arraytwin.wbem.ServerLimits;
import org.arraytwin.wbem.WatchedVolumes;
import org.arraytwin.wbem.pull.PullContexts;
import org.arraytwin.wbem.pull.PullPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every status of pulled enumerations, byte by byte over HTTP. */
class PullErrorsIT {
  private static final String NAMESPACE = SampleNamespace.NAME;
  private static final PullPolicy POLICY = new PullPolicy(4, 100, 1_000, 50, true, true);

  private final AtomicLong seconds = new AtomicLong(1_000);
  private final AtomicInteger ids = new AtomicInteger();
  private final List<AutoCloseable> open = new ArrayList<>();
  private RawHttp http;

  private SampleEndpoint start(PullPolicy policy, int volumes, IntConsumer before)
      throws IOException {
    return start(
        new PullContexts(
            policy,
            () -> TimeUnit.SECONDS.toNanos(seconds.get()),
            () -> "context-" + ids.incrementAndGet()),
        volumes,
        before);
  }

  private SampleEndpoint start(Enumerations enumerations, int volumes, IntConsumer before)
      throws IOException {
    SampleEndpoint endpoint =
        new SampleEndpoint(new WatchedVolumes(volumes, before), ServerLimits.DEFAULT, enumerations);
    open.add(endpoint);
    RawHttp connection = endpoint.connect();
    open.add(connection);
    http = connection;
    return endpoint;
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private static void nothing(int volume) {}

  private String send(String operation, String... parameters) throws IOException {
    return answer(http, call(operation, NAMESPACE, parameters));
  }

  /** Opens the volumes' instances with further parameters. */
  private String openVolumes(String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of("ClassName", className("TPD_StorageVolume")));
    all.addAll(Arrays.asList(more));
    return send("OpenEnumerateInstances", all.toArray(String[]::new));
  }

  private String pull(String context, int most) throws IOException {
    return send(
        "PullInstancesWithPath",
        "EnumerationContext",
        value(context),
        "MaxObjectCount",
        value(most));
  }

  private String close(String context) throws IOException {
    return send("CloseEnumeration", "EnumerationContext", value(context));
  }

  @Test
  void withoutACountOpenYieldsNothingAndTheEndIsToldWithTheLastObject() throws IOException {
    start(POLICY, 5, PullErrorsIT::nothing);
    String opened = openVolumes();
    assertThat(status(opened)).isZero();
    assertThat(occurrences(opened, "VALUE.INSTANCEWITHPATH")).isZero();
    assertThat(ended(opened)).isFalse();
    assertThat(context(opened)).isEqualTo("context-1");
    String first = pull("context-1", 3);
    assertThat(occurrences(first, "VALUE.INSTANCEWITHPATH")).isEqualTo(3);
    assertThat(ended(first)).isFalse();
    assertThat(context(first)).isEqualTo("context-1");
    String last = pull("context-1", 2);
    assertThat(occurrences(last, "VALUE.INSTANCEWITHPATH")).isEqualTo(2);
    assertThat(ended(last)).isTrue();
    assertThat(last)
        .contains("<PARAMVALUE NAME=\"EnumerationContext\" PARAMTYPE=\"string\"></PARAMVALUE>");
    assertThat(status(pull("context-1", 1))).isEqualTo(21);
    assertThat(status(close("context-1"))).isEqualTo(21);
  }

  @Test
  void anEnumerationThatFitsTheFirstAnswerIsOverWithIt() throws IOException {
    start(POLICY, 5, PullErrorsIT::nothing);
    String opened = openVolumes("MaxObjectCount", value(5));
    assertThat(occurrences(opened, "VALUE.INSTANCEWITHPATH")).isEqualTo(5);
    assertThat(ended(opened)).isTrue();
    assertThat(context(opened)).isNull();
    assertThat(ended(send("OpenEnumerateInstances", "ClassName", className("CIM_StoragePool"))))
        .isFalse();
  }

  @Test
  void anEmptyEnumerationIsOverAtOnce() throws IOException {
    start(POLICY, 0, PullErrorsIT::nothing);
    assertThat(ended(openVolumes())).isTrue();
  }

  @Test
  void whatTheServerGivesAtMostBindsTheClient() throws IOException {
    start(POLICY, 60, PullErrorsIT::nothing);
    String opened = openVolumes("MaxObjectCount", value(4_294_967_295L));
    assertThat(occurrences(opened, "VALUE.INSTANCEWITHPATH")).isEqualTo(50);
    assertThat(ended(opened)).isFalse();
  }

  @Test
  void aContextThatIsUnknownOrOfAnotherKindOrNamespaceIsInvalid() throws IOException {
    start(POLICY, 5, PullErrorsIT::nothing);
    openVolumes();
    assertThat(status(pull("context-9", 1))).isEqualTo(21);
    assertThat(status(pull("", 1))).isEqualTo(21);
    String wrong =
        send(
            "PullInstancePaths",
            "EnumerationContext",
            value("context-1"),
            "MaxObjectCount",
            value(1));
    assertThat(status(wrong)).isEqualTo(21);
    assertThat(wrong).contains("PullInstancesWithPath");
    wrong =
        send("PullInstances", "EnumerationContext", value("context-1"), "MaxObjectCount", value(1));
    assertThat(status(wrong)).isEqualTo(21);
    assertThat(status(pull("context-1", 1))).isZero();
  }

  @Test
  void pullsWithoutTheirParametersAreRefused() throws IOException {
    start(POLICY, 5, PullErrorsIT::nothing);
    openVolumes();
    assertThat(status(send("PullInstancesWithPath", "MaxObjectCount", value(1)))).isEqualTo(4);
    assertThat(status(send("PullInstancesWithPath", "EnumerationContext", value("context-1"))))
        .isEqualTo(4);
    assertThat(status(pull("context-1", -1))).isEqualTo(4);
    assertThat(status(send("CloseEnumeration"))).isEqualTo(4);
    assertThat(status(openVolumes("MaxObjectCount", value(4_294_967_296L)))).isEqualTo(4);
    assertThat(status(openVolumes("OperationTimeout", value("soon")))).isEqualTo(4);
    assertThat(status(pull("context-1", 1))).isZero();
  }

  @Test
  void namespaceAndClassAreJudgedAsInTheWholeForms() throws IOException {
    start(POLICY, 5, PullErrorsIT::nothing);
    assertThat(status(send("OpenEnumerateInstances", "ClassName", className("CIM_Nothing"))))
        .isEqualTo(5);
    String elsewhere =
        answer(
            http,
            call(
                "OpenEnumerateInstancePaths",
                "root/elsewhere",
                "ClassName",
                className("CIM_StorageVolume")));
    assertThat(status(elsewhere)).isEqualTo(3);
    String association =
        send(
            "OpenAssociatorInstances",
            "InstanceName",
            "<INSTANCENAME CLASSNAME=\"TPD_StorageVolume\"><KEYBINDING NAME=\"SystemName\"><KEYVALUE>"
                + "london</KEYVALUE></KEYBINDING><KEYBINDING NAME=\"DeviceID\"><KEYVALUE>77</KEYVALUE>"
                + "</KEYBINDING></INSTANCENAME>");
    assertThat(status(association)).isEqualTo(6);
    assertThat(status(send("OpenReferenceInstances", "InstanceName", className("CIM_StoragePool"))))
        .isEqualTo(4);
  }

  @Test
  void timeoutsThatTheServerCannotKeepAreRefused() throws IOException {
    start(POLICY, 5, PullErrorsIT::nothing);
    assertThat(status(openVolumes("OperationTimeout", value(0)))).isEqualTo(22);
    assertThat(status(openVolumes("OperationTimeout", value(101)))).isEqualTo(22);
    assertThat(status(openVolumes("OperationTimeout", value(100)))).isZero();
  }

  @Test
  void anEnumerationThatNobodyPullsExpiresAndAPullOfNothingKeepsItAlive() throws IOException {
    start(POLICY, 5, PullErrorsIT::nothing);
    openVolumes("OperationTimeout", value(10));
    seconds.addAndGet(9);
    String alive = pull("context-1", 0);
    assertThat(status(alive)).isZero();
    assertThat(occurrences(alive, "VALUE.INSTANCEWITHPATH")).isZero();
    assertThat(ended(alive)).isFalse();
    seconds.addAndGet(9);
    assertThat(occurrences(pull("context-1", 1), "VALUE.INSTANCEWITHPATH")).isEqualTo(1);
    seconds.addAndGet(10);
    assertThat(status(pull("context-1", 1))).isEqualTo(21);
  }

  @Test
  void noEnumerationOutlivesItsAge() throws IOException {
    start(POLICY, 500, PullErrorsIT::nothing);
    openVolumes("OperationTimeout", value(100));
    for (int age = 0; age < 990; age += 90) {
      seconds.addAndGet(90);
      assertThat(status(pull("context-1", 1))).isZero();
    }
    seconds.addAndGet(10);
    assertThat(status(pull("context-1", 1))).isEqualTo(21);
  }

  @Test
  void moreEnumerationsThanTheServerKeepsAreRefusedUntilOneEnds() throws IOException {
    start(POLICY, 5, PullErrorsIT::nothing);
    for (int i = 0; i < 4; i++) {
      assertThat(status(openVolumes("OperationTimeout", value(10 + i)))).isZero();
    }
    assertThat(status(openVolumes())).isEqualTo(27);
    assertThat(status(close("context-2"))).isZero();
    assertThat(status(openVolumes())).isZero();
    assertThat(status(openVolumes())).isEqualTo(27);
    seconds.addAndGet(10);
    assertThat(status(openVolumes())).isZero();
  }

  @Test
  void aServerSaysWhatItDoesNotSupport() throws IOException {
    start(new PullPolicy(4, 100, 1_000, 50, false, false), 5, PullErrorsIT::nothing);
    String[] filter = {
      "FilterQueryLanguage", value("DMTF:FQL"), "FilterQuery", value("BlockSize=1")
    };
    assertThat(status(openVolumes(filter))).isEqualTo(25);
    assertThat(status(openVolumes("ContinueOnError", value("TRUE")))).isEqualTo(26);
    assertThat(status(openVolumes("ContinueOnError", value("FALSE")))).isZero();
  }

  @Test
  void aServerWithoutPullsSaysSoAtTheFirstOpen() throws IOException {
    start(Enumerations.NONE, 5, PullErrorsIT::nothing);
    assertThat(status(openVolumes())).isEqualTo(7);
    assertThat(status(pull("x", 1))).isEqualTo(7);
    assertThat(status(close("x"))).isEqualTo(7);
    assertThat(status(send("EnumerationCount", "EnumerationContext", value("x")))).isEqualTo(7);
  }

  @Test
  void halfAFilterIsNone() throws IOException {
    start(POLICY, 5, PullErrorsIT::nothing);
    assertThat(status(openVolumes("FilterQuery", value("BlockSize = 512")))).isEqualTo(4);
    assertThat(status(openVolumes("FilterQueryLanguage", value("DMTF:FQL")))).isEqualTo(4);
    assertThat(
            status(
                openVolumes(
                    "FilterQueryLanguage", value("KLINGON"), "FilterQuery", value("BlockSize=1"))))
        .isEqualTo(14);
  }

  @Test
  void whatIsLeftIsCounted() throws IOException {
    start(POLICY, 40, PullErrorsIT::nothing);
    openVolumes("MaxObjectCount", value(15));
    String count = send("EnumerationCount", "EnumerationContext", value("context-1"));
    assertThat(count).contains("<IRETURNVALUE>\n<VALUE>25</VALUE></IRETURNVALUE>");
    assertThat(status(send("EnumerationCount", "EnumerationContext", value("context-2"))))
        .isEqualTo(21);
  }

  private static void fail(int volume) {
    if (volume == 3 || volume == 4) {
      throw new CimException(CimStatus.ACCESS_DENIED, "volume " + volume + " cannot be read");
    }
  }

  @Test
  void aFailureEndsAnEnumerationThatIsNotToContinue() throws IOException {
    start(POLICY, 8, PullErrorsIT::fail);
    String opened = openVolumes("MaxObjectCount", value(8));
    assertThat(occurrences(opened, "VALUE.INSTANCEWITHPATH")).isEqualTo(3);
    assertThat(ended(opened)).isFalse();
    String failed = pull("context-1", 8);
    assertThat(status(failed)).isEqualTo(2);
    assertThat(failed).contains("volume 3 cannot be read");
    assertThat(status(pull("context-1", 8))).isEqualTo(21);
  }

  @Test
  void aFailureIsOneAnswerOfAnEnumerationThatContinues() throws IOException {
    start(POLICY, 8, PullErrorsIT::fail);
    openVolumes("ContinueOnError", value("TRUE"));
    assertThat(occurrences(pull("context-1", 8), "VALUE.INSTANCEWITHPATH")).isEqualTo(3);
    assertThat(status(pull("context-1", 8))).isEqualTo(2);
    assertThat(status(pull("context-1", 8))).isEqualTo(2);
    String rest = pull("context-1", 8);
    assertThat(occurrences(rest, "VALUE.INSTANCEWITHPATH")).isEqualTo(3);
    assertThat(ended(rest)).isTrue();
  }

  @Test
  void anEnumerationWhoseFirstObjectFailsIsNotOpened() throws IOException {
    start(
        new PullPolicy(1, 100, 1_000, 50, true, true),
        8,
        volume -> {
          throw new IllegalStateException("a defect");
        });
    assertThat(status(openVolumes("MaxObjectCount", value(1)))).isEqualTo(1);
    assertThat(status(openVolumes())).isEqualTo(1);
    assertThat(status(openVolumes("ContinueOnError", value("TRUE")))).isZero();
  }

  @Test
  void aPullThatHasSentNothingIsAbandonedByClose() throws Exception {
    CountDownLatch drawn = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    RawHttp other = start(POLICY, 8, volume -> await(volume == 3, drawn, go)).connect();
    openVolumes();
    CompletableFuture<String> pulled = CompletableFuture.supplyAsync(() -> pullBy(other));
    assertThat(drawn.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(status(pull("context-1", 1))).isEqualTo(21);
    assertThat(status(close("context-1"))).isZero();
    go.countDown();
    assertThat(status(pulled.get(30, TimeUnit.SECONDS))).isEqualTo(23);
    assertThat(status(pull("context-1", 1))).isEqualTo(21);
    other.close();
  }

  @Test
  void aPullThatSendsCannotBeAbandoned() throws Exception {
    CountDownLatch drawn = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    PullPolicy many = new PullPolicy(4, 100, 1_000, 1_000, true, true);
    RawHttp other = start(many, 100, volume -> await(volume == 90, drawn, go)).connect();
    openVolumes();
    CompletableFuture<String> pulled = CompletableFuture.supplyAsync(() -> pullBy(other));
    assertThat(drawn.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(status(close("context-1"))).isEqualTo(24);
    go.countDown();
    assertThat(occurrences(pulled.get(30, TimeUnit.SECONDS), "VALUE.INSTANCEWITHPATH"))
        .isEqualTo(99);
    assertThat(status(close("context-1"))).isZero();
    other.close();
  }

  private static String pullBy(RawHttp connection) {
    try {
      return answer(
          connection,
          call(
              "PullInstancesWithPath",
              NAMESPACE,
              "EnumerationContext",
              value("context-1"),
              "MaxObjectCount",
              value(99)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(boolean here, CountDownLatch drawn, CountDownLatch go) {
    if (here) {
      drawn.countDown();
      try {
        assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
